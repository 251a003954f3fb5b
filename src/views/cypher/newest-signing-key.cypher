// The key that signs now: of those that were not revoked the newest.
MATCH (k:SigningKey)
WHERE k.revokedAt IS NULL
RETURN k.id AS id, k.secret AS secret, k.createdAt AS createdAt, k.revokedAt AS revokedAt
ORDER BY createdAt DESC, id
LIMIT 1
