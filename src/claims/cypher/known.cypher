// What the store already holds under these ids: sources, and entities, those that were merged into others among them.
UNWIND $slugs AS id
OPTIONAL MATCH (s:Source {id: id})
OPTIONAL MATCH (e:Slug {id: id}) WHERE e:Entity OR e:FormerId
OPTIONAL MATCH (:FormerId {id: id})-[:NOW]->(survivor:Entity)
WITH id, s, e, survivor WHERE s IS NOT NULL OR e IS NOT NULL OR survivor IS NOT NULL
RETURN id,
  CASE WHEN s IS NOT NULL THEN s {.id, .publisher, .title, .url, .publishedOn, .retrievedAt, .kind, .reliability, .excerptOnly} END AS source,
  CASE WHEN e IS NOT NULL THEN e {.id, .kind, .name, .aliases, .identifiers, .form, .family, .country, .capacity, .own} END AS entity,
  survivor.kind AS survivorKind
