// The entities that come next by id, with what tells each from others; of so many that are passed over only those of the wanted kinds.
// A row: the last id that was passed over, how many were, and the entities.
MATCH (e:Entity)
WHERE e.id >= $from
WITH e ORDER BY e.id LIMIT $scanned
WITH collect(e) AS passed
RETURN passed[-1].id AS last, size(passed) AS passedOver,
  [e IN passed WHERE e.kind IN $kinds | e {.id, .kind, .name, .aliases, .identifiers, .form, .family, .country}][..$most] AS entities
