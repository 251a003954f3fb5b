// Who has which part in which agreement, anywhere?
// Sample: {limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; reads all relationships of these types.
MATCH ()-[r:TERMS|PARTY]->() WHERE HOLDS(r)
WITH r LIMIT $limit
RETURN DISTINCT LINK(r)
