// Identifiers as nodes, so that one look-up finds their entity.
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
MERGE (i:Identifier {id: row.id})
MERGE (i)-[:IDENTIFIES]->(e)
