// How many of these claims stood in the record and do so no longer.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE c.recordedTo[-1] <= $now
RETURN count(*) AS withdrawn
