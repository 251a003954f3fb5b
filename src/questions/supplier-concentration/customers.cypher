// Who competes in this market, or who is this customer; who belongs together with them, and which facilities do they have?
// Sample: {customer: 'anthropic', market: null, limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id. One of the two parameters is null and meets nothing.
CALL () {
  MATCH (:Entity {id: $market})<-[r:COMPETES_IN]-() WHERE HOLDS(r)
  RETURN r
  UNION
  CALL () {
    MATCH (s:Entity {id: $customer})
    RETURN s
    UNION
    MATCH (:Entity {id: $market})<-[o:COMPETES_IN]-(s) WHERE HOLDS(o)
    RETURN s
  }
  CALL (s) {
    AROUND(s)
    RETURN r
    UNION
    MATCH (s)-[c:CONTROL*0..4]-(m)
    WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
    WITH DISTINCT m
    MATCH (m)-[r:OPERATION|OWNERSHIP]->(:Facility) WHERE HOLDS(r)
    RETURN r
  }
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
