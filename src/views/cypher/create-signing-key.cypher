// A new key that tokens of views are signed with.
CREATE (k:SigningKey)
SET k = $key
