// Every tie of which some claims speak, with all its claims.
UNWIND $ids AS id
MATCH (:Claim {id: id})-[:ABOUT]->(t:Tie)
WITH DISTINCT t
MATCH (a:Entity)<-[:FROM]-(t)-[:TO]->(b:Entity)
RETURN t.id AS tie, t.type AS type, t.key AS key, [a.id, a.kind, a.name, a.form] AS from, [b.id, b.kind, b.name, b.form] AS to, null AS state,
  COLLECT { MATCH (t)<-[:ABOUT]-(c:Claim) RETURN CLAIM(c) } AS claims
