// Which identifiers lead to these entities, and no others.
UNWIND $rows AS row
MATCH (n:Slug {id: row.id})
CALL (n, row) {
  MATCH (i:Identifier)-[r:IDENTIFIES]->(n) WHERE NOT i.id IN row.identifiers
  DELETE r
}
UNWIND row.identifiers AS id
MERGE (i:Identifier {id: id})
MERGE (i)-[:IDENTIFIES]->(n)
