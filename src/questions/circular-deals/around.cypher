// Who belongs together with this company or person, what deals has that group, and who belongs together with the other parties?
// Sample: {through: 'openai', stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'], giving: ['SUPPLIER'],
//   taking: ['CUSTOMER'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  MATCH (s:Entity {id: $through})
  AROUND(s)
  RETURN r
  UNION
  MATCH (:Entity {id: $through})-[c:CONTROL*0..4]-(m)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  WITH DISTINCT m
  CALL (m) {
    MATCH (m)-[r:INVESTMENT]-() WHERE HOLDS(r) AND ($wide OR r.stage IN $stages)
    RETURN r
    UNION
    MATCH (m)-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
    WHERE (p.key IN $giving OR p.key IN $taking) AND HOLDS(p) AND HOLDS(t) AND ($wide OR t.stage IN $stages)
    WITH DISTINCT g
    MATCH (g)-[r:TERMS|PARTY]-() WHERE HOLDS(r) AND (r:TERMS OR r.key IN $giving OR r.key IN $taking)
    RETURN r
  }
  RETURN r
  UNION
  MATCH (:Entity {id: $through})-[c:CONTROL*0..4]-(m)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  WITH DISTINCT m
  CALL (m) {
    MATCH (m)-[o:INVESTMENT]-(s) WHERE HOLDS(o) AND ($wide OR o.stage IN $stages)
    RETURN s
    UNION
    MATCH (m)-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
    WHERE (p.key IN $giving OR p.key IN $taking) AND HOLDS(p) AND HOLDS(t) AND ($wide OR t.stage IN $stages)
    MATCH (g)<-[q:PARTY]-(s) WHERE HOLDS(q) AND (q.key IN $giving OR q.key IN $taking)
    RETURN s
  }
  WITH DISTINCT s
  AROUND(s)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
