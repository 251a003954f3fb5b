// New entities, and what a record adds to known ones. The label of their kind is set by label-entities.
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
SET e:Slug, e += row
