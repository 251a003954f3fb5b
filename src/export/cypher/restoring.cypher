// Whether a restore has begun and not ended, and whether anything is recorded.
OPTIONAL MATCH (m:Meta {id: 'dealgraph'})
RETURN coalesce(m.restoring, false) AS restoring, EXISTS { MATCH (:Slug) } AS filled
