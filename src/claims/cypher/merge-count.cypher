// How often entities were merged or split, for who began before the last time must begin anew; and whether anything is merged now.
OPTIONAL MATCH (m:Meta {id: 'dealgraph'})
RETURN coalesce(m.merges, 0) AS merges, EXISTS { MATCH (:FormerId) } AS isAny
