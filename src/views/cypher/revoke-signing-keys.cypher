// Revokes every signing key but one; those that were revoked before keep their moment.
MATCH (k:SigningKey)
WHERE k.id <> $keep AND k.revokedAt IS NULL
SET k.revokedAt = $now
RETURN count(*) AS revoked
