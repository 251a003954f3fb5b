// Which agreements stop when these things do, who gets what under them, and who belongs together with whom?
// Sample: {ids: ['spacex'], kinds: ['COMPUTE_CAPACITY'], stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'],
//   receiving: ['CUSTOMER'], supplying: ['SUPPLIER'], limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id. A company that is controlled only by what several of
// the stopped hold together has no CONTROL tie: it is met as one that more than one of them hold.
CALL () {
  CALL () {
    UNWIND $ids AS id
    MATCH (:Entity {id: id})<-[o:COVERS]-(g:Agreement)-[t:TERMS]->()
    WHERE HOLDS(o) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
    RETURN g
    UNION
    UNWIND $ids AS id
    MATCH (:Company {id: id})-[c:CONTROL*0..4]->(s:Company)-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
    WHERE all(x IN c WHERE HOLDS(x)) AND p.key IN $supplying AND HOLDS(p) AND HOLDS(t)
      AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
    RETURN g
    UNION
    UNWIND $ids AS id
    MATCH (:Company {id: id})-[c:CONTROL*0..4]->(holder:Company)-[o:OWNERSHIP]->(held:Company)
    WHERE all(x IN c WHERE HOLDS(x)) AND HOLDS(o)
    WITH id, held, count(DISTINCT holder) AS holders WHERE holders > 1
    WITH DISTINCT held
    MATCH (held)-[c:CONTROL*0..4]->(s:Company)-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
    WHERE all(x IN c WHERE HOLDS(x)) AND p.key IN $supplying AND HOLDS(p) AND HOLDS(t)
      AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
    RETURN g
  }
  WITH DISTINCT g
  MATCH (g)-[r:TERMS|PARTY|COVERS]-() WHERE HOLDS(r)
  RETURN r
  UNION
  CALL () {
    UNWIND $ids AS id
    MATCH (s:Entity {id: id})
    RETURN s
    UNION
    UNWIND $ids AS id
    MATCH (:Entity {id: id})<-[o:COVERS]-(g:Agreement)<-[q:PARTY]-(s:Company)
    WHERE HOLDS(o) AND HOLDS(q) AND q.key IN $receiving
    RETURN s
    UNION
    UNWIND $ids AS id
    MATCH (:Company {id: id})-[c:CONTROL*0..4]->(:Company)-[p:PARTY]->(g:Agreement)<-[q:PARTY]-(s:Company)
    WHERE all(x IN c WHERE HOLDS(x)) AND p.key IN $supplying AND HOLDS(p) AND HOLDS(q) AND q.key IN $receiving
    RETURN s
  }
  WITH DISTINCT s
  AROUND(s)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
