// The next entities in id order, or those of the given ids.
MATCH (e:Entity)
WHERE e.id > $after AND ($ids IS NULL OR e.id IN $ids)
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, e {.id, .kind, .name, .aliases, .identifiers, .form, .family, .country, .capacity} AS entity
