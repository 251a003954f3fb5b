// An import is done, so its marker goes.
MATCH (i:Import {id: $id})
DELETE i
