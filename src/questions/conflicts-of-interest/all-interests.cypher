// Who owns, funds, rivals and leads whom, anywhere?
// Sample: {limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; reads all relationships of these types. Of a role its last period that has begun counts.
CALL () {
  MATCH ()-[r:RIVALRY|COMPETES_IN|OWNERSHIP|INVESTMENT]->() WHERE HOLDS(r)
  RETURN r
  UNION ALL
  MATCH (:Person)-[r:ROLE]->() WHERE BEGUN(r)
  RETURN r
}
WITH r LIMIT $limit
RETURN DISTINCT LINK(r)
