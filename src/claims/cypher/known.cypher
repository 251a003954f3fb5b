// What the store already holds under these ids: sources, and entities, those that were merged into others among them.
UNWIND $slugs AS id
MATCH (n:Slug {id: id})
OPTIONAL MATCH (n)-[:NOW]->(survivor:Entity)
RETURN id,
  CASE WHEN n:Source THEN n {.id, .publisher, .title, .url, .publishedOn, .retrievedAt, .kind, .reliability, .excerptOnly} END AS source,
  CASE WHEN n:Entity OR n:FormerId THEN n {.id, .kind, .name, .aliases, .identifiers, .form, .family, .country, .capacity, .own} END AS entity,
  survivor.kind AS survivorKind
