// A signing key by its id.
MATCH (k:SigningKey {id: $id})
RETURN k.id AS id, k.secret AS secret, k.createdAt AS createdAt, k.revokedAt AS revokedAt
