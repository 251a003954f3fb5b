// What records add to entities that are known.
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e += row
