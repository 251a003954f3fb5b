// Which claims entered the record, left it, or were preferred or no longer so, after one moment, up to another?
// Sample: {since: '2026-01-01T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z', about: null, anyone: '2026-01-01T00:00:00.000Z', limit: 101}
// A row is a tie with those of its claims; with `about` only claims that speak of a tie of this entity, or of an agreement that it was known to
// have part in: `anyone` is then a moment after all others, for a condition on $about would be tested after all claims were read. Starts from
// the index on Claim.changedAt, the last moment at which anything became of a claim, or from Entity.id.
CALL () {
  MATCH (c:Claim) WHERE c.changedAt > $anyone
  RETURN c
  UNION
  MATCH (:Entity {id: $about})<-[:FROM|TO]-(:Tie)<-[:ABOUT]-(c:Claim)
  RETURN c
  UNION
  // What is said of an agreement alone, such as that it has not ended, speaks of no tie of its parties.
  MATCH (:Entity {id: $about})<-[:FROM|TO]-(part:Tie)<-[:ABOUT]-(said:Claim {supports: true})
  WHERE part.type IN ['PARTY', 'COVERS'] AND said.recordedFrom[0] <= $until
  WITH DISTINCT part
  MATCH (part)-[:FROM|TO]->(a:Agreement)
  MATCH (:Tie {id: a.id})<-[:ABOUT]-(c:Claim)
  RETURN c
}
WITH DISTINCT c
WHERE any(at IN c.recordedFrom + c.recordedTo + c.preferredFrom + c.preferredTo WHERE $since < at AND at <= $until)
WITH c LIMIT $limit
MATCH (t:Tie {id: c.about})
MATCH (a:Entity)<-[:FROM]-(t)-[:TO]->(b:Entity) WHERE a <> b OR t.type = 'AGREEMENT'
WITH t, a, b, collect(CLAIM(c)) AS claims
RETURN t.id AS tie, t.type AS type, t.key AS key, [a.id, a.kind, a.name, a.form] AS from, [b.id, b.kind, b.name, b.form] AS to,
  null AS state, claims
