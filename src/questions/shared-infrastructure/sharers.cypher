// Which rivals of these members are supplied by these sellers, or at these facilities, and who belongs together with those rivals?
// Sample: {members: ['anthropic'], others: ['xai'], sellers: ['spacex'], facilities: [], markets: ['frontier-ai-models'], market: null,
//   kinds: ['COMPUTE_CAPACITY'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'],
//   receiving: ['CUSTOMER'], supplying: ['SUPPLIER'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  UNWIND $members AS id
  MATCH (:Entity {id: id})-[r:RIVALRY]-(other) WHERE other.id IN $others AND HOLDS(r) AND ($market IS NULL OR r.key = $market)
  RETURN r
  UNION
  UNWIND $others AS id
  MATCH (:Entity {id: id})-[r:COMPETES_IN]->(m) WHERE m.id IN $markets AND HOLDS(r)
  RETURN r
  UNION
  CALL () {
    UNWIND $sellers AS id
    MATCH (:Entity {id: id})-[q:PARTY]->(g:Agreement)-[t:TERMS]->()
    WHERE q.key IN $supplying AND HOLDS(q) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
    RETURN g
    UNION
    UNWIND $facilities AS id
    MATCH (:Entity {id: id})<-[o:COVERS]-(g:Agreement)-[t:TERMS]->()
    WHERE HOLDS(o) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
    RETURN g
  }
  WITH DISTINCT g
  MATCH (g)<-[p:PARTY]-(customer:Company) WHERE p.key IN $receiving AND HOLDS(p) AND NOT customer.id IN $members
  WITH customer, collect(DISTINCT g) AS deals
  CALL (customer) {
    MATCH (customer)-[c:CONTROL*0..4]-(m:Company)
    WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
    WITH DISTINCT m
    MATCH (m)-[o:RIVALRY|COMPETES_IN]-(met)
    WHERE HOLDS(o) AND (met.id IN $markets OR met.id IN $members AND ($market IS NULL OR o.key = $market))
    RETURN collect(DISTINCT o) AS rivalries
  }
  WITH customer, deals, rivalries WHERE size(rivalries) > 0
  CALL (customer, deals, rivalries) {
    UNWIND rivalries AS r
    RETURN r
    UNION
    UNWIND deals AS g
    MATCH (g)-[r:TERMS|PARTY|COVERS]-() WHERE HOLDS(r)
    RETURN r
    UNION
    BALL(customer)
    RETURN r
  }
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
