// Which are the shortest ways from one thing to another that is near, and those that are one or two relationships longer?
// Sample: {from: 'anthropic', to: 'xai', types: ['OWNERSHIP', 'PARTY'], least: 0.0, paths: 201,
//   validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie on such a way; rows have no order; starts from the unique index on Entity.id at both ends. Far dearer than
// connections.cypher, and more so the further apart the two are: so the bound stays low. It is replaced by 2 and 4 where asked.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = SHORTEST 3 GROUPS (a)
  (()-[q:OWNERSHIP|INVESTMENT|RIVALRY|ROLE|PARTY|OPERATION|OFFERING|COVERS|COMPETES_IN
    WHERE NOW(q) AND type(q) IN $types AND q.confidence >= $least]-()){1,6}(b)
WITH p LIMIT $paths
CALL (p) {
  UNWIND relationships(p) AS r
  RETURN r
  UNION
  UNWIND nodes(p) AS g
  MATCH (g:Agreement)-[r:TERMS]->() WHERE HOLDS(r)
  RETURN r
}
WITH DISTINCT r
RETURN DISTINCT LINK(r)
