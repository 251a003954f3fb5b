// Write locks on claims, in id order, before what became of them is read.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
SET c.lockedBy = $lock
