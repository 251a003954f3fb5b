// Write locks on records, in id order, before they are read to be added to.
UNWIND $ids AS id
MATCH (n:Slug {id: id})
SET n.lockedBy = $lock
