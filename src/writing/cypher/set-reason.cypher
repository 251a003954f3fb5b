// Why these claims were recorded.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
SET c.becauseRecorded = $because
