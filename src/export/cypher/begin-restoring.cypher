// From here on the graph is not whole, until it is said to be restored.
MERGE (m:Meta {id: 'dealgraph'})
SET m.restoring = true, m.packs = [], m.graphVersion = coalesce(m.graphVersion, 0) + 1
RETURN m.graphVersion AS graphVersion
