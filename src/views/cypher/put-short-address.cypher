// Keeps an address under an id, unless the id stands for one already. Which one it stands for then.
MERGE (s:ShortAddress {id: $id})
ON CREATE SET s.address = $address, s.createdAt = $now, s.anonymous = $anonymous
RETURN s.address AS address
