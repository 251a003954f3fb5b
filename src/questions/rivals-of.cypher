// Who rivals these companies or others of their groups, and who belongs together with each of them?
// Sample: {ids: ['anthropic'], market: null, limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[c:CONTROL*0..4]-(member:Company)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  WITH DISTINCT member
  MATCH (member)-[r:RIVALRY]-() WHERE HOLDS(r) AND ($market IS NULL OR r.key = $market)
  RETURN r
  UNION
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[c:CONTROL*0..4]-(member:Company)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  WITH DISTINCT member
  MATCH (member)-[o:COMPETES_IN]->(market:Market) WHERE HOLDS(o) AND ($market IS NULL OR market.id = $market)
  WITH DISTINCT market
  MATCH (market)<-[r:COMPETES_IN]-() WHERE HOLDS(r)
  RETURN r
  UNION
  UNWIND $ids AS id
  MATCH (asked:Entity {id: id})-[c:CONTROL*0..4]-(member)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  WITH DISTINCT member
  CALL (member) {
    RETURN member AS s
    UNION
    MATCH (member)-[o:RIVALRY]-(s) WHERE HOLDS(o) AND ($market IS NULL OR o.key = $market)
    RETURN s
    UNION
    MATCH (member)-[o:COMPETES_IN]->(market:Market)<-[p:COMPETES_IN]-(s)
    WHERE HOLDS(o) AND HOLDS(p) AND ($market IS NULL OR market.id = $market)
    RETURN s
  }
  WITH DISTINCT s
  AROUND(s)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
