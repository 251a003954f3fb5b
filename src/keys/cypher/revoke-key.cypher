// Revokes a key; one that was revoked before keeps its moment.
MATCH (k:Key {id: $id})
WITH k, k.revokedAt IS NULL AS isNew
SET k.revokedAt = coalesce(k.revokedAt, $now)
RETURN k.id AS id, k.name AS name, k.scope AS scope, k.createdAt AS createdAt, k.expiresAt AS expiresAt, k.revokedAt AS revokedAt, isNew
