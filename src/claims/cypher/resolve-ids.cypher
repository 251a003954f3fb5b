// Ids as callers write them (an id, a former id, or SCHEME:value) → the entity that they now stand for, or the source. Of several that bear one
// identifier the lowest id, until they are merged.
UNWIND $ids AS id
OPTIONAL MATCH (e:Entity {id: id})
OPTIONAL MATCH (:FormerId {id: id})-[:NOW]->(former:Entity)
OPTIONAL MATCH (:Identifier {id: id})-[:IDENTIFIES]->(identified:Entity)
OPTIONAL MATCH (s:Source {id: id})
WITH id, coalesce(e, former, identified) AS one, s ORDER BY one.id
WITH id, head(collect(one)) AS found, s
WHERE found IS NOT NULL OR s IS NOT NULL
RETURN id, coalesce(found.id, s.id) AS current, coalesce(found.kind, 'SOURCE') AS kind, coalesce(found.name, s.title, s.id) AS name,
  found.form AS form
