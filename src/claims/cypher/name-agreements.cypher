// What agreements are called by the claims about them.
UNWIND $rows AS row
MATCH (a:Agreement {id: row.id})
SET a += row
