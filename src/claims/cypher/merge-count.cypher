// How often entities were merged or split: who began before the last time must begin anew.
OPTIONAL MATCH (m:Meta {id: 'dealgraph'})
RETURN coalesce(m.merges, 0) AS merges
