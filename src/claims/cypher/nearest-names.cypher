// Entities of some kinds whose names are near a text, for "did you mean".
CALL db.index.fulltext.queryNodes('entityNames', $text, {limit: 50}) YIELD node, score
WHERE node.kind IN $kinds
RETURN node.id AS id, node.name AS name, node.aliases AS aliases
ORDER BY score DESC, id
