// The next ties in id order with all their claims, or those of the given ids. An agreement's own terms belong to its node.
MATCH (t:Tie)
WHERE t.id > $after AND t.type <> 'AGREEMENT' AND ($ids IS NULL OR t.id IN $ids)
WITH t ORDER BY t.id LIMIT $limit
MATCH (a:Entity)<-[:FROM]-(t)-[:TO]->(b:Entity)
RETURN t.id AS tie, t.type AS type, t.key AS key, [a.id, a.kind, a.name, a.form] AS from, [b.id, b.kind, b.name, b.form] AS to, null AS state,
  COLLECT { MATCH (t)<-[:ABOUT]-(c:Claim) RETURN CLAIM(c) } AS claims
ORDER BY tie
