// When an import began that was broken off.
MATCH (i:Import {id: $id})
RETURN i.startedAt AS startedAt
