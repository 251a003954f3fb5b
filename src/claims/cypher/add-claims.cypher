// New claims with their source.
UNWIND $rows AS row
MATCH (s:Source {id: row.source})
CREATE (c:Claim)-[:HAD_PRIMARY_SOURCE]->(s)
SET c = row
