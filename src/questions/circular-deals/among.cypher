// What deals do these companies and persons have with one another?
// Sample: {ids: ['openai', 'microsoft'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'], giving: ['SUPPLIER'],
//   taking: ['CUSTOMER'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[r:INVESTMENT]->(b) WHERE b.id IN $ids AND HOLDS(r) AND ($wide OR r.stage IN $stages)
  RETURN r
  UNION
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[p:PARTY]->(g:Agreement)<-[q:PARTY]-(b)
  WHERE p.key IN $giving AND q.key IN $taking AND b.id IN $ids AND HOLDS(p) AND HOLDS(q)
  MATCH (g)-[t:TERMS]->() WHERE HOLDS(t) AND ($wide OR t.stage IN $stages)
  UNWIND [p, q, t] AS r
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
