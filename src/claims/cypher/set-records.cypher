// The records of entities, merged ones and survivors, and what of them is shown.
UNWIND $rows AS row
MATCH (n:Slug {id: row.id})
SET n += row
