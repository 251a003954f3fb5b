// Which former ids stand for which entity now, and into which id each was merged.
UNWIND $rows AS row
MATCH (f:FormerId {id: row.id})
MATCH (e:Entity {id: row.now})
SET f.into = row.into
WITH f, e
CALL (f) {
  MATCH (f)-[old:NOW]->()
  DELETE old
}
CREATE (f)-[:NOW]->(e)
