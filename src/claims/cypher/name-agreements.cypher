// What agreements, former ones too, are called by the claims about them.
UNWIND $rows AS row
MATCH (a:Slug {id: row.id})
SET a += row
