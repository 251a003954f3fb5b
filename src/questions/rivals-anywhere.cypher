// Who are rivals in any market, and who belongs together with each of them?
// Sample: {limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; reads all of RIVALRY and COMPETES_IN, and only what is near their ends.
CALL () {
  MATCH ()-[r:RIVALRY|COMPETES_IN]->() WHERE HOLDS(r)
  RETURN r
  UNION
  CALL () {
    MATCH (s)-[o:RIVALRY]-() WHERE HOLDS(o)
    RETURN s
    UNION
    MATCH (s)-[o:COMPETES_IN]->() WHERE HOLDS(o)
    RETURN s
  }
  WITH DISTINCT s
  AROUND(s)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
