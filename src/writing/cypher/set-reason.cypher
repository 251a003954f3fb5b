// Why these claims were recorded; why one stands in the record again is told by its event.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE size(c.recordedFrom) = 1
SET c.becauseRecorded = $because
