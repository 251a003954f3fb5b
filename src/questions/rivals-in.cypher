// Who are rivals in this market, and who belongs together with each of them?
// Sample: {market: 'frontier-ai-models', limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the indexes on Market.id and on the key of RIVALRY.
CALL () {
  MATCH ()-[r:RIVALRY]->() WHERE r.key = $market AND HOLDS(r)
  RETURN r
  UNION
  MATCH (:Market {id: $market})<-[r:COMPETES_IN]-() WHERE HOLDS(r)
  RETURN r
  UNION
  CALL () {
    MATCH (s)-[o:RIVALRY]-() WHERE o.key = $market AND HOLDS(o)
    RETURN s
    UNION
    MATCH (:Market {id: $market})<-[o:COMPETES_IN]-(s) WHERE HOLDS(o)
    RETURN s
  }
  WITH DISTINCT s
  AROUND(s)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
