// Views, the newest first, from one on; those of one writer, or all.
MATCH (v:View)
WHERE ($writer IS NULL OR v.writer = $writer)
  AND ($createdAt IS NULL OR v.createdAt < $createdAt OR (v.createdAt = $createdAt AND v.id > $id))
RETURN v.id AS id, v.label AS label, v.query AS query, v.variables AS variables, v.frameAncestors AS frameAncestors,
  v.createdAt AS createdAt, v.createdBy AS createdBy, v.writer AS writer, v.signedBy AS signedBy, v.expiresAt AS expiresAt,
  v.revokedAt AS revokedAt, v.revokedBecause AS revokedBecause, v.shown AS shown
ORDER BY createdAt DESC, id
LIMIT $limit
