// Former ids of ties, each with the tie that it now stands for.
UNWIND $rows AS row
MATCH (t:Tie {id: row.tie})
MERGE (f:FormerId {id: row.id})
WITH t, f
CALL (t, f) {
  MATCH (f)-[old:NOW]->(other) WHERE other <> t
  DELETE old
}
MERGE (f)-[:NOW]->(t)
