// All keys, the newest first; never their hashes.
MATCH (k:Key)
RETURN k.id AS id, k.name AS name, k.scope AS scope, k.createdAt AS createdAt, k.expiresAt AS expiresAt, k.revokedAt AS revokedAt
ORDER BY createdAt DESC, id
