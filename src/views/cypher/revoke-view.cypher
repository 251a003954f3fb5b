// Revokes a view; one that was revoked before keeps its moment and its reason.
MATCH (v:View {id: $id})
SET v.revokedBecause = CASE WHEN v.revokedAt IS NULL THEN $because ELSE v.revokedBecause END
SET v.revokedAt = coalesce(v.revokedAt, $now)
RETURN v.id AS id, v.label AS label, v.query AS query, v.variables AS variables, v.frameAncestors AS frameAncestors,
  v.createdAt AS createdAt, v.createdBy AS createdBy, v.writer AS writer, v.signedBy AS signedBy, v.expiresAt AS expiresAt,
  v.revokedAt AS revokedAt, v.revokedBecause AS revokedBecause, v.shown AS shown
