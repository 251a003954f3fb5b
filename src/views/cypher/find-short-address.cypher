// The address that a short id stands for.
MATCH (s:ShortAddress {id: $id})
RETURN s.address AS address
