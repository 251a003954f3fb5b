// Of the agreements announced last, which bring rivals to one supplier or make one of them supply the other, and what makes them rivals?
// Sample: {kinds: ['COMPUTE_CAPACITY'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'],
//   receiving: ['CUSTOMER'], supplying: ['SUPPLIER'], agreements: 10000, least: 0.2,
//   limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the index on announcedOn. For graphs with more rivalries than one trip may bring. Groups are
// those of control by single links; a supplier is one company, so that what only two suppliers of one group bring together is not found.
CALL () {
  MATCH (g:Agreement)-[t:TERMS]->()
  WHERE t.announcedOn >= '' AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  RETURN g ORDER BY t.announcedOn DESC LIMIT $agreements
}
MATCH (seller:Company)-[q:PARTY]->(g) WHERE q.key IN $supplying AND HOLDS(q)
WITH seller, collect(DISTINCT g) AS deals
CALL (seller, deals) {
  CALL (seller, deals) {
    RETURN seller AS party, null AS deal
    UNION ALL
    UNWIND deals AS deal
    MATCH (party:Company)-[p:PARTY]->(deal) WHERE p.key IN $receiving AND HOLDS(p)
    RETURN party, deal
  }
  CALL (party) {
    MATCH (party)-[c:CONTROL*0..4]-(m:Company)
    WHERE all(o IN c WHERE HOLDS(o) AND coalesce(startNode(o).form, '') <> 'GOVERNMENT')
    WITH DISTINCT m
    MATCH (m)-[r:RIVALRY|COMPETES_IN]-(met) WHERE HOLDS(r)
    RETURN m, r, met
  }
  // A claim needs both its ends among them, a market two that compete in it.
  WITH CASE WHEN r:RIVALRY THEN r ELSE met END AS meeting, collect(DISTINCT r) AS ties, collect(DISTINCT deal) AS shared,
    collect(DISTINCT party) AS parties, count(DISTINCT m) AS companies
  WHERE companies > 1 AND size(parties) > 1
  UNWIND [tie IN ties | [tie, null]] + [thing IN shared + parties | [null, thing]] AS found
  RETURN DISTINCT found
}
UNWIND [found, [null, seller]] AS each
WITH DISTINCT each[0] AS rivalry, each[1] AS thing
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
