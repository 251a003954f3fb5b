// A view by its id.
MATCH (v:View {id: $id})
RETURN v.id AS id, v.label AS label, v.query AS query, v.variables AS variables, v.frameAncestors AS frameAncestors,
  v.createdAt AS createdAt, v.createdBy AS createdBy, v.writer AS writer, v.signedBy AS signedBy, v.expiresAt AS expiresAt,
  v.revokedAt AS revokedAt, v.revokedBecause AS revokedBecause, v.shown AS shown
