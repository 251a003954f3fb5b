// Which are the shortest ways from one thing to another, and, where asked, which would be without the scope?
// Sample: {from: 'anthropic', to: 'xai', types: ['OWNERSHIP', 'PARTY'], least: 0.0, known: [], beside: false, paths: 200,
//   validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie on such a way; rows have no order; starts from the unique index on Entity.id at both ends. The bound 12 is
// replaced: by company – agreement – company as one hop, a way of six hops has up to twelve relationships. `known` are ties to do without.
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
CALL (a, b) {
  MATCH p = allShortestPaths((a)-[:OWNERSHIP|INVESTMENT|RIVALRY|ROLE|PARTY|OPERATION|OFFERING|COVERS|COMPETES_IN*..12]-(b))
  WHERE all(q IN relationships(p)
    WHERE NOW(q) AND type(q) IN $types AND q.confidence >= $least AND NOT q.tie IN $known)
  RETURN p LIMIT $paths
  UNION
  WITH a, b WHERE $beside
  MATCH p = allShortestPaths((a)-[:OWNERSHIP|INVESTMENT|RIVALRY|ROLE|PARTY|OPERATION|OFFERING|COVERS|COMPETES_IN*..12]-(b))
  WHERE all(q IN relationships(p) WHERE HOLDS(q) AND type(q) IN $types)
  RETURN p LIMIT $paths
}
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
