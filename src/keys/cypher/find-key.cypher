// A key by its id.
MATCH (k:Key {id: $id})
RETURN k.id AS id, k.name AS name, k.scope AS scope, k.createdAt AS createdAt, k.expiresAt AS expiresAt, k.revokedAt AS revokedAt, k.hash AS hash
