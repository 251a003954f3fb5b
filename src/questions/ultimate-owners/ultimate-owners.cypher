// Who owns what owns what owns this, all the way up, and who has invested in any of these?
// Sample: {of: 'xai', limit: 100, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id. The way up has no bound but the limit: as only the
// distinct owners are asked for, each is walked to once (BFSPruningVarExpand), however many ways lead to it.
MATCH (:Entity {id: $of})<-[up:OWNERSHIP*0..]-(owner)
WHERE all(x IN up WHERE HOLDS(x))
WITH DISTINCT owner
MATCH (owner)<-[r:OWNERSHIP|INVESTMENT]-()
WHERE HOLDS(r)
WITH r LIMIT $limit
RETURN DISTINCT LINK(r)
