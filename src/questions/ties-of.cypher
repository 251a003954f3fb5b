// Which ties does a thing have: its own links, the terms and parties of its agreements, and what these cover?
// Sample: {of: 'anthropic', limit: 101, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: true}
// A row is a tie; rows have no order; starts from the unique index on Entity.id. Only asked with the claims of each, of all days.
MATCH (e:Entity {id: $of})
CALL (e) {
  MATCH (e)-[r:OWNERSHIP|INVESTMENT|RIVALRY|ROLE|PARTY|OPERATION|OFFERING|COVERS|COMPETES_IN|TERMS]-() RETURN r
  UNION
  MATCH (e)-[:PARTY|COVERS]-(a:Agreement)-[r:TERMS]->(:Tie) RETURN r
  UNION
  MATCH (e)-[:PARTY|COVERS]-(a:Agreement)<-[r:PARTY]-() RETURN r
}
WITH DISTINCT r WHERE HOLDS(r)
WITH r LIMIT $limit
RETURN DISTINCT LINK(r)
