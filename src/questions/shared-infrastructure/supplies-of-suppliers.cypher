// The same as supplies-of, and what the groups of these suppliers are supplied with themselves.
// Sample: see supplies-of. A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[p:PARTY]->(g:Agreement)-[t:TERMS]->()
  WHERE p.key IN $receiving AND HOLDS(p) AND HOLDS(t) AND ($wide OR (t.kind IN $kinds AND t.stage IN $stages))
  WITH DISTINCT g
  MATCH (g)-[r:TERMS|PARTY|COVERS]-() WHERE HOLDS(r)
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
  MATCH (s)-[c:CONTROL*0..4]-(buyer:Company)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  WITH DISTINCT buyer
  MATCH (buyer)-[p2:PARTY]->(g2:Agreement)-[t2:TERMS]->()
  WHERE p2.key IN $receiving AND HOLDS(p2) AND HOLDS(t2) AND ($wide OR (t2.kind IN $kinds AND t2.stage IN $stages))
  WITH DISTINCT g2
  CALL (g2) {
    MATCH (g2)-[r:TERMS|PARTY]-() WHERE HOLDS(r)
    RETURN r
    UNION
    MATCH (g2)<-[q2:PARTY]-(s2:Company) WHERE q2.key IN $supplying AND HOLDS(q2)
    WITH DISTINCT s2
    BALL(s2)
    RETURN r
  }
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
