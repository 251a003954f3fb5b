// Takes out what was recorded, in batches; who may record, what was shared, and who did what, is not part of it.
MATCH (n)
WHERE NOT n:Meta AND NOT n:Key AND NOT n:View AND NOT n:SigningKey AND NOT n:ShortAddress AND NOT n:Audit
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS gone
