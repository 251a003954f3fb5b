// Entities whose names are near a text, for "did you mean".
CALL db.index.fulltext.queryNodes('entityNames', $text, {limit: 5}) YIELD node, score
RETURN node.id AS id, node.name AS name
ORDER BY score DESC, id
