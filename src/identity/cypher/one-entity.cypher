// What tells one entity from others.
MATCH (e:Entity {id: $id})
RETURN e {.id, .kind, .name, .aliases, .identifiers, .form, .family, .country} AS entity
