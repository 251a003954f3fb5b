// Every write raises the graph's version, so that caches know; one that merges or splits also the count of those.
MERGE (m:Meta {id: 'dealgraph'})
SET m.lockedBy = $lock
WITH m, coalesce(m.merges, 0) AS merges
SET m.graphVersion = coalesce(m.graphVersion, 0) + 1
SET m.merges = CASE WHEN $merging THEN merges + 1 ELSE m.merges END
RETURN m.graphVersion AS graphVersion, merges
