// How many short addresses are kept of callers without a key.
MATCH (s:ShortAddress {anonymous: true})
RETURN count(*) AS kept
