// Which OWNERSHIP ties must be known to tell who belongs together with these things, by control or by a close link?
// Sample: {ids: ['anthropic'], limit: 100, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id. The bound 4 is replaced by others from 1 to 6.
// The part from "s" to "r" stands for AROUND(s) in other files, its end, from "held", for BALL(s), and what comes before "to member" for GROUP(member).
UNWIND $ids AS id
// from id
MATCH (s:Entity {id: id})
// from s
MATCH (s)-[c:CONTROL*0..4]-(member)
WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
WITH DISTINCT member
// to member
CALL (member) {
  RETURN member AS near
  UNION
  MATCH (member)-[o:OWNERSHIP]-(near) WHERE HOLDS(o)
  RETURN near
}
WITH DISTINCT near
// held by near
MATCH (near)-[c:CONTROL*0..4]-(held)
WHERE all(x IN c WHERE HOLDS(x) AND coalesce(startNode(x).form, '') <> 'GOVERNMENT')
WITH DISTINCT held
MATCH (held)<-[r:OWNERSHIP]-() WHERE HOLDS(r)
// to r
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
