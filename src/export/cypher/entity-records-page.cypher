// The next records of entities in id order, or those of the given ids: those that were merged into others, too, each as it was given.
MATCH (e:Slug)
WHERE e.id > $after AND ($ids IS NULL OR e.id IN $ids) AND NOT e:Source AND e.kind <> 'AGREEMENT'
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, e {.id, .kind, .name, .aliases, .identifiers, .form, .family, .country, .capacity, .own} AS entity
