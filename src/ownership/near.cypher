// Who may be in one group with a thing, or in a closely linked one?
// Sample: {ids: ['anthropic'], least: 0.2, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// The part between the two marks stands for NEAR(s) in other files, and leaves `near`: a chain of control, one holding of at least `least`, and
// a chain again. Smaller holdings, which may bind where several are added up, are not followed: an index fund has thousands.
UNWIND $ids AS id
MATCH (s:Entity {id: id})
// from s
MATCH (s)-[c:CONTROL*0..4]-(member)
WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
WITH DISTINCT member
CALL (member) {
  RETURN member AS near
  UNION
  MATCH (member)-[o:OWNERSHIP]-(beside)
  WHERE HOLDS(o) AND (o.share >= $least OR o.votes >= $least OR $wide AND o.share IS NULL AND o.votes IS NULL)
    AND (startNode(o).form = 'GOVERNMENT' OR NOT EXISTS { (member)-[:CONTROL]-(beside) })
  MATCH (beside)-[c:CONTROL*0..4]-(near)
  WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
  RETURN near
}
WITH DISTINCT near
// to near
RETURN near.id
