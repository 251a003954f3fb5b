// How often entities were merged or split, for who began before the last time must begin anew; whether anything is merged now,
// and how often anything was written.
OPTIONAL MATCH (m:Meta {id: 'dealgraph'})
RETURN coalesce(m.merges, 0) AS merges, EXISTS { MATCH (:FormerId) } AS isAny, coalesce(m.graphVersion, 0) AS graphVersion
