// Which ties of a thing, of its agreements, or which one tie may its claims disagree on?
// Sample: {about: 'anthropic', limit: 101, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: true}
// A row is a tie; rows have no order; starts from the unique indexes on Entity.id and Tie.id. Only asked with the claims of each:
// whether two of them disagree on the day in scope is then decided anew, and by the thing's parts in agreements whether these are its own.
CALL () {
  MATCH (e:Entity {id: $about})-[r:OWNERSHIP|INVESTMENT|RIVALRY|ROLE|PARTY|OPERATION|OFFERING|COVERS|COMPETES_IN|TERMS]-() RETURN r
  UNION
  MATCH (:Entity {id: $about})-[:PARTY|COVERS]-(a:Agreement)-[r:TERMS|COVERS]->() RETURN r
  UNION
  MATCH (a:Entity)<-[:FROM]-(t:Tie {id: $about})-[:TO]->(b:Entity), (a)-[r]->(b) WHERE r.tie = t.id RETURN r
}
WITH DISTINCT r WHERE HOLDS(r)
  AND (r.disputed
    OR type(r) IN ['PARTY', 'COVERS'] AND $about IN [startNode(r).id, endNode(r).id]
    OR EXISTS { MATCH (:Tie {id: r.tie})<-[:ABOUT]-(c:Claim) WHERE NOT c.supports OR size(c.preferredFrom) > 0 })
WITH r LIMIT $limit
RETURN DISTINCT LINK(r)
