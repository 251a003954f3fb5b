// Agreements' own terms, with all claims about them.
UNWIND $ids AS id
MATCH (t:Tie {id: id})
WHERE t.type = 'AGREEMENT'
MATCH (a:Entity {id: id})
RETURN t.id AS tie, t.type AS type, t.key AS key, [a.id, a.kind, a.name, a.form] AS from, [a.id, a.kind, a.name, a.form] AS to, null AS state,
  COLLECT { MATCH (t)<-[:ABOUT]-(c:Claim) RETURN CLAIM(c) } AS claims
