// What deals do these companies and persons have with anybody, what deals have those in turn, and who belongs together with each of them?
// Sample: {ids: ['openai', 'microsoft'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'], giving: ['SUPPLIER'],
//   taking: ['CUSTOMER'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id. Grows fast around hubs: the limit is reached, and told.
CALL () {
  UNWIND $ids AS id
  MATCH (m:Entity {id: id})
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
  CALL (s) {
    AROUND(s)
    RETURN r
    UNION
    MATCH (s)-[c:CONTROL*0..4]-(n)
    WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
    WITH DISTINCT n
    CALL (n) {
      MATCH (n)-[r:INVESTMENT]-() WHERE HOLDS(r) AND ($wide OR r.stage IN $stages)
      RETURN r
      UNION
      MATCH (n)-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
      WHERE (p.key IN $giving OR p.key IN $taking) AND HOLDS(p) AND HOLDS(t) AND ($wide OR t.stage IN $stages)
      WITH DISTINCT g
      MATCH (g)-[r:TERMS|PARTY]-() WHERE HOLDS(r) AND (r:TERMS OR r.key IN $giving OR r.key IN $taking)
      RETURN r
    }
    RETURN r
  }
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
