// Of the agreements announced last, which do rivals have with each other, what makes them rivals, and who belongs together with them?
// Sample: {kinds: ['COMPUTE_CAPACITY'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'],
//   receiving: ['CUSTOMER'], supplying: ['SUPPLIER'], agreements: 10000, least: 0.2,
//   limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the index on announcedOn. For graphs with more rivalries than one trip may bring. Groups are
// those of control by single links; rivals are members of the two groups themselves, so that close links to a rival's group are not found.
CALL () {
  MATCH (g:Agreement)-[t:TERMS]->()
  WHERE t.announcedOn >= '' AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  RETURN g ORDER BY t.announcedOn DESC LIMIT $agreements
}
MATCH (seller:Company)-[q:PARTY]->(g) WHERE q.key IN $supplying AND HOLDS(q)
WITH seller, collect(DISTINCT g) AS deals
CALL (seller) {
  MATCH (seller)-[c:CONTROL*0..4]-(n:Company)
  WHERE all(o IN c WHERE HOLDS(o) AND coalesce(startNode(o).form, '') <> 'GOVERNMENT')
  WITH DISTINCT n
  MATCH (n)-[r:RIVALRY|COMPETES_IN]-(other) WHERE HOLDS(r)
  RETURN collect(DISTINCT other) AS others, collect(DISTINCT n) AS sellers
}
WITH seller, deals, others, sellers WHERE size(others) > 0
UNWIND deals AS g
MATCH (buyer:Company)-[p:PARTY]->(g) WHERE p.key IN $receiving AND HOLDS(p) AND buyer <> seller
CALL (buyer) {
  MATCH (buyer)-[c:CONTROL*0..4]-(m:Company)
  WHERE all(o IN c WHERE HOLDS(o) AND coalesce(startNode(o).form, '') <> 'GOVERNMENT')
  WITH DISTINCT m
  MATCH (m)-[mine:RIVALRY|COMPETES_IN]-(met) WHERE HOLDS(mine)
  RETURN m, mine, met
}
WITH seller, sellers, g, buyer, m, mine, met, others
WHERE CASE WHEN met:Market THEN met IN others ELSE met IN sellers END AND NOT m IN sellers
WITH seller, g, buyer, mine, met
CALL (seller, mine, met) {
  WITH mine WHERE mine:RIVALRY
  RETURN mine AS theirs
  UNION ALL
  WITH seller, met WHERE met:Market
  MATCH (seller)-[c:CONTROL*0..4]-(n:Company)
  WHERE all(o IN c WHERE HOLDS(o) AND coalesce(startNode(o).form, '') <> 'GOVERNMENT')
  WITH DISTINCT n, met
  MATCH (n)-[theirs:COMPETES_IN]->(met) WHERE HOLDS(theirs)
  RETURN theirs
}
UNWIND [[mine, null], [theirs, null], [null, g], [null, buyer], [null, seller]] AS found
WITH DISTINCT found[0] AS rivalry, found[1] AS thing
CALL (rivalry, thing) {
  WITH rivalry WHERE rivalry IS NOT NULL
  RETURN rivalry AS r
  UNION ALL
  WITH thing WHERE thing:Agreement
  MATCH (thing)-[r:TERMS|PARTY|COVERS]-() WHERE HOLDS(r)
  RETURN r
  UNION ALL
  WITH thing WHERE thing:Company
  NEAR(thing)
  MATCH (near)<-[r:OWNERSHIP]-() WHERE HOLDS(r)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
