// On which ties may these claims disagree with others?
// Sample: {ids: ['claim_00000000000000000000000000000000'], limit: 101, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: true}
// A row is a tie; rows have no order; starts from the unique index on Claim.id. Only asked with the claims of each: whether two of them
// disagree on the day is then decided anew.
UNWIND $ids AS id
MATCH (:Claim {id: id})-[:ABOUT]->(t:Tie) WHERE t.type <> 'PARTY'
WITH DISTINCT t
MATCH (t)-[:FROM]->(a:Entity), (t)-[:TO]->(b:Entity)
CALL (t, a, b) {
  WITH t, a WHERE t.type = 'AGREEMENT' MATCH (a)-[r:TERMS]->(t) RETURN r
  UNION
  WITH t, a, b WHERE t.type <> 'AGREEMENT' MATCH (a)-[r]->(b) WHERE r.tie = t.id AND type(r) <> 'CONTROL' RETURN r
}
WITH t, collect(r) AS periods
WHERE any(r IN periods WHERE r.disputed AND HOLDS(r))
  OR EXISTS { MATCH (t)<-[:ABOUT]-(c:Claim) WHERE NOT c.supports OR size(c.preferredFrom) > 0 }
WITH periods[0] AS r LIMIT $limit
RETURN DISTINCT LINK(r)
