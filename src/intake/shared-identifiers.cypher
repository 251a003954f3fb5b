// How many of these records have an identifier that another entity has too; a row is an id with identifiers.
UNWIND $rows AS row
UNWIND row[1] AS identifier
MATCH (:Identifier {id: identifier})-[:IDENTIFIES]->(other:Entity)
WHERE other.id <> row[0] AND NOT EXISTS { MATCH (:FormerId {id: row[0]})-[:NOW]->(other) }
RETURN count(DISTINCT row[0]) AS sharing
