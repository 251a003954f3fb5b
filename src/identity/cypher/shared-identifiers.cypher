// Identifiers of some registers that lead to more than one entity, by their ids; starts from the index on Identifier.id.
UNWIND $schemes AS scheme
MATCH (i:Identifier)
WHERE i.id STARTS WITH scheme + ':' AND i.id > $after AND COUNT { (i)-[:IDENTIFIES]->() } > 1
WITH i ORDER BY i.id LIMIT $most
RETURN i.id AS id,
  COLLECT {
    MATCH (i)-[:IDENTIFIES]->(e:Entity)
    RETURN e {.id, .kind, .name, .aliases, .identifiers, .form, .family, .country} ORDER BY e.id
  } AS entities
ORDER BY id
