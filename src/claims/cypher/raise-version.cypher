// Every write raises the graph's version, so that caches know.
MERGE (m:Meta {id: 'dealgraph'})
SET m.graphVersion = coalesce(m.graphVersion, 0) + 1
RETURN m.graphVersion AS graphVersion
