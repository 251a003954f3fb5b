// Sources by id.
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN id, s {.id, .publisher, .title, .url, .publishedOn, .retrievedAt, .kind, .reliability, .excerptOnly} AS source
