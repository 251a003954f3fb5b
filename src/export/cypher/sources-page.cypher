// The next sources in id order, or those of the given ids.
MATCH (s:Source)
WHERE s.id > $after AND ($ids IS NULL OR s.id IN $ids) AND NOT s.id IN $without
WITH s ORDER BY s.id LIMIT $limit
RETURN s.id AS id, s {.id, .publisher, .title, .url, .publishedOn, .retrievedAt, .kind, .reliability, .excerptOnly} AS source
