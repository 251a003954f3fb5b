// What are these companies and others of their groups supplied with, where do they compete, and who belongs together with them or their suppliers?
// Sample: {ids: ['anthropic'], kinds: ['COMPUTE_CAPACITY'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'],
//   receiving: ['CUSTOMER'], supplying: ['SUPPLIER'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  GROUP(m)
  AROUND(m)
  RETURN r
  UNION
  GROUP(m)
  MATCH (m)-[r:COMPETES_IN]->() WHERE HOLDS(r)
  RETURN r
  UNION
  GROUP(m)
  MATCH (m)-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
  WHERE p.key IN $receiving AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  WITH DISTINCT g
  MATCH (g)-[r:TERMS|PARTY|COVERS]-() WHERE HOLDS(r)
  RETURN r
  UNION
  GROUP(m)
  MATCH (m)-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
  WHERE p.key IN $receiving AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  WITH DISTINCT g
  MATCH (g)<-[q:PARTY]-(s:Company) WHERE q.key IN $supplying AND HOLDS(q)
  WITH DISTINCT s
  AROUND(s)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
