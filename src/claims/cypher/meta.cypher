// The versions of this store, and whether anything else lives in the database.
OPTIONAL MATCH (m:Meta {id: 'dealgraph'})
RETURN m.storeVersion AS storeVersion, m.consolidation AS consolidation, m.graphVersion AS graphVersion, m.packs AS packs,
  EXISTS { MATCH (n) WHERE NOT n:Meta } AS filled
