// The graph is whole again.
MERGE (m:Meta {id: 'dealgraph'})
SET m.packs = $packs, m.graphVersion = coalesce(m.graphVersion, 0) + 1
REMOVE m.restoring
RETURN m.graphVersion AS graphVersion
