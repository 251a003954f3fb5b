// A new key; of its secret only the hash.
CREATE (k:Key)
SET k = $key
