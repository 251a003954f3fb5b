// On which ties of the whole graph may claims disagree?
// Sample: {limit: 101, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: true}
// A row is a tie; rows have no order; starts from the indexes on `disputed` of each type and on Claim.supports, and from the events,
// which are few: a statement that is denied, or what was settled by preferring a claim, is not marked as disputed. Only asked with the
// claims of each; whether two of them disagree on the day in scope is then decided anew.
CALL () {
  MATCH ()-[r:OWNERSHIP]->() WHERE r.disputed = true RETURN r
  UNION MATCH ()-[r:INVESTMENT]->() WHERE r.disputed = true RETURN r
  UNION MATCH ()-[r:RIVALRY]->() WHERE r.disputed = true RETURN r
  UNION MATCH ()-[r:ROLE]->() WHERE r.disputed = true RETURN r
  UNION MATCH ()-[r:OPERATION]->() WHERE r.disputed = true RETURN r
  UNION MATCH ()-[r:OFFERING]->() WHERE r.disputed = true RETURN r
  UNION MATCH ()-[r:COVERS]->() WHERE r.disputed = true RETURN r
  UNION MATCH ()-[r:COMPETES_IN]->() WHERE r.disputed = true RETURN r
  UNION MATCH ()-[r:TERMS]->() WHERE r.disputed = true RETURN r
  UNION
  MATCH (:Claim {supports: false})-[:ABOUT]->(t:Tie) WHERE t.type <> 'PARTY'
  MATCH (t)-[:FROM]->(a:Entity), (t)-[:TO]->(b:Entity)
  CALL (t, a, b) {
    WITH t, a WHERE t.type = 'AGREEMENT' MATCH (a)-[r:TERMS]->(t) RETURN r
    UNION
    WITH t, a, b WHERE t.type <> 'AGREEMENT' MATCH (a)-[r]->(b) WHERE r.tie = t.id RETURN r
  }
  RETURN r
  UNION
  MATCH (e:Event {kind: 'PREFER'})
  MATCH (:Claim {id: e.claim})-[:ABOUT]->(t:Tie) WHERE t.type <> 'PARTY'
  MATCH (t)-[:FROM]->(a:Entity), (t)-[:TO]->(b:Entity)
  CALL (t, a, b) {
    WITH t, a WHERE t.type = 'AGREEMENT' MATCH (a)-[r:TERMS]->(t) RETURN r
    UNION
    WITH t, a, b WHERE t.type <> 'AGREEMENT' MATCH (a)-[r]->(b) WHERE r.tie = t.id RETURN r
  }
  RETURN r
}
WITH DISTINCT r WHERE HOLDS(r) AND type(r) <> 'CONTROL'
WITH r LIMIT $limit
RETURN DISTINCT LINK(r)
