// Of which ties is a denial preferred, as known at a moment?
// Sample: {knownAt: '2026-11-21T00:00:00.000Z'}
// A row is a tie's two ends and its key; rows have no order; starts from the index on Claim.overrules. People prefer claims one by one;
// nobody has more than the limit.
MATCH (c:Claim {overrules: true})
WHERE any(i IN range(0, size(c.preferredFrom) - 1) WHERE c.preferredFrom[i] <= $knownAt AND $knownAt < c.preferredTo[i])
MATCH (c)-[:ABOUT]->(t:Tie), (t)-[:FROM]->(a:Entity), (t)-[:TO]->(b:Entity)
WITH DISTINCT t, a, b LIMIT 1000
RETURN a.id AS from, b.id AS to, t.key AS key
