// How often the graph has been written to: one look-up in a unique index, so that whoever keeps answers can ask each time.
MATCH (m:Meta {id: 'dealgraph'})
RETURN m.graphVersion AS graphVersion
