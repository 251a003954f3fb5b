// Ids that stand for themselves again.
UNWIND $ids AS id
MATCH (f:FormerId {id: id})
OPTIONAL MATCH (f)-[old:NOW]->()
DELETE old
REMOVE f:FormerId, f.into
SET f:Entity
