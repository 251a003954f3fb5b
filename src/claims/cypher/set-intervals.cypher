// When claims stood in the record, and when they were preferred.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c += row
