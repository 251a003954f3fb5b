// Takes out what was recorded, in batches; who may record is not part of it.
MATCH (n)
WHERE NOT n:Meta AND NOT n:Key
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS gone
