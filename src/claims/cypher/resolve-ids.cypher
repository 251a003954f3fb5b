// Ids as callers write them (an id, a former id, or SCHEME:value) → the entity that they now stand for.
UNWIND $ids AS id
OPTIONAL MATCH (e:Entity {id: id})
OPTIONAL MATCH (:FormerId {id: id})-[:NOW]->(former:Entity)
OPTIONAL MATCH (:Identifier {id: id})-[:IDENTIFIES]->(identified:Entity)
WITH id, coalesce(e, former, identified) AS found
WHERE found IS NOT NULL
RETURN id, found.id AS current, found.kind AS kind, found.name AS name, found.form AS form
