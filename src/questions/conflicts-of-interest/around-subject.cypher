// Who funds, supplies, buys from, owns or has roles at these companies or others of their groups, and what else do those owners and persons have a say in?
// Sample: {ids: ['anthropic'], receiving: ['CUSTOMER'], supplying: ['SUPPLIER'], funding: ['LENDER', 'INVESTOR'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id. Of a role its last period that has begun counts.
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
  MATCH (m)-[p:PARTY]->(:Agreement)<-[q:PARTY]-(s)
  WHERE p.key IN $receiving AND q.key IN $supplying AND HOLDS(p) AND HOLDS(q)
  WITH DISTINCT s
  AROUND(s)
  RETURN r
  UNION
  GROUP(m)
  MATCH (m)-[p:PARTY]->(g:Agreement) WHERE HOLDS(p)
  WITH DISTINCT g
  MATCH (g)-[r:TERMS|PARTY]-() WHERE HOLDS(r)
  RETURN r
  UNION
  GROUP(m)
  MATCH (m)-[p:PARTY]->(:Agreement)<-[q:PARTY]-(s) WHERE q.key IN $funding AND HOLDS(p) AND HOLDS(q)
  WITH DISTINCT s
  BALL(s)
  RETURN r
  UNION
  GROUP(m)
  MATCH (m)<-[r:INVESTMENT]-() WHERE HOLDS(r)
  RETURN r
  UNION
  GROUP(m)
  MATCH (m)<-[o:INVESTMENT]-(s) WHERE HOLDS(o)
  WITH DISTINCT s
  BALL(s)
  RETURN r
  UNION
  GROUP(m)
  MATCH (m)<-[o:OWNERSHIP]-(holder) WHERE HOLDS(o)
  WITH DISTINCT holder
  MATCH (holder)-[c:CONTROL*0..4]-(owner)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  WITH DISTINCT owner
  MATCH (owner)-[w:OWNERSHIP]->(s:Company) WHERE HOLDS(w)
  WITH DISTINCT s
  CALL (s) {
    BALL(s)
    RETURN r
    UNION
    MATCH (s)-[c:CONTROL*0..4]-(rival:Company)
    WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
    WITH DISTINCT rival
    MATCH (rival)-[r:RIVALRY|COMPETES_IN]-() WHERE HOLDS(r)
    RETURN r
  }
  RETURN r
  UNION
  CALL () {
    GROUP(m)
    MATCH (m)<-[:ROLE]-(person:Person)
    RETURN person
    UNION
    GROUP(m)
    WITH m AS person WHERE person:Person
    RETURN person
  }
  WITH DISTINCT person
  CALL (person) {
    MATCH (person)-[r:ROLE]->() WHERE BEGUN(r)
    RETURN r
    UNION
    MATCH (person)-[:ROLE]->(s)
    WITH DISTINCT s
    BALL(s)
    RETURN r
    UNION
    BALL(person)
    RETURN r
  }
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
