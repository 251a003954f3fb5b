// Which of these claims are recorded already, with what stands beside their identity.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN id, c.record AS record, c.recordedTo[-1] AS recordedTo
