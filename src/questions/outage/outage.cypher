// What else do these companies get, what have they themselves, and what do they offer? With tiers 2: the same of whom they supply.
// Sample: {ids: ['anthropic'], tiers: 2, kinds: ['COMPUTE_CAPACITY'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'],
//   receiving: ['CUSTOMER'], supplying: ['SUPPLIER'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  CALL () {
    UNWIND $ids AS id
    MATCH (member:Entity {id: id})
    RETURN member
    UNION
    UNWIND CASE WHEN $tiers = 2 THEN $ids ELSE [] END AS id
    MATCH (:Entity {id: id})-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
    WHERE p.key IN $supplying AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
    WITH DISTINCT g
    MATCH (g)<-[q:PARTY]-(s:Company) WHERE q.key IN $receiving AND HOLDS(q)
    WITH DISTINCT s
    MATCH (s)-[c:CONTROL*0..4]-(member)
    WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
    RETURN member
  }
  WITH DISTINCT member
  CALL (member) {
    MATCH (member)-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
    WHERE p.key IN $receiving AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
    WITH DISTINCT g
    MATCH (g)-[r:TERMS|PARTY|COVERS]-() WHERE HOLDS(r)
    RETURN r
    UNION
    MATCH (member)-[r:OPERATION|OWNERSHIP]->(:Facility) WHERE HOLDS(r)
    RETURN r
    UNION
    MATCH (member)-[r:OFFERING]->(:Product) WHERE HOLDS(r)
    RETURN r
  }
  RETURN r
  UNION
  UNWIND CASE WHEN $tiers = 2 THEN $ids ELSE [] END AS id
  MATCH (:Entity {id: id})-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
  WHERE p.key IN $supplying AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  WITH DISTINCT g
  MATCH (g)<-[q:PARTY]-(s:Company) WHERE q.key IN $receiving AND HOLDS(q)
  WITH DISTINCT s
  BALL(s)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
