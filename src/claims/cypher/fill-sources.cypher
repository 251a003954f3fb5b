// What later records tell of sources beside what was known of them.
UNWIND $rows AS row
MATCH (s:Source {id: row.id})
SET s += row
