// What a record adds to an entity that was merged into another: it stays its own.
UNWIND $rows AS row
MATCH (f:FormerId {id: row.id})
SET f += row
