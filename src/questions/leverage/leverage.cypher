// What do these companies get from whom, and what else do the groups of their suppliers sell?
// Sample: {ids: ['anthropic'], kinds: ['COMPUTE_CAPACITY'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'],
//   receiving: ['CUSTOMER'], supplying: ['SUPPLIER'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
  WHERE p.key IN $receiving AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  WITH DISTINCT g
  MATCH (g)-[r:TERMS|PARTY]-() WHERE HOLDS(r)
  RETURN r
  UNION
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
  WHERE p.key IN $receiving AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  WITH DISTINCT g
  MATCH (g)<-[q:PARTY]-(s:Company) WHERE q.key IN $supplying AND HOLDS(q)
  WITH DISTINCT s
  BALL(s)
  RETURN r
  UNION
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
  WHERE p.key IN $receiving AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  WITH DISTINCT g
  MATCH (g)<-[q:PARTY]-(s:Company) WHERE q.key IN $supplying AND HOLDS(q)
  WITH DISTINCT s
  MATCH (s)-[c:CONTROL*0..4]-(seller:Company)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  WITH DISTINCT seller
  MATCH (seller)-[p2:PARTY]->(g2:Agreement)-[t2:TERMS]->()
  WHERE p2.key IN $supplying AND HOLDS(p2) AND HOLDS(t2) AND ($wide OR (t2.kind IN $kinds AND t2.stage IN $stages))
  WITH DISTINCT g2
  MATCH (g2)-[r:TERMS|PARTY]-() WHERE HOLDS(r)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
