// Who are rivals in any market, and who belongs together with each of them?
// Sample: {limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; reads all of RIVALRY and COMPETES_IN, and only what is near their ends. Where there are more of those than
// may be brought, which the store knows without counting, it says so in its only row, and the search starts from agreements instead.
CALL () {
  MATCH ()-[claim:RIVALRY]->()
  RETURN count(claim) AS claimed
}
CALL () {
  MATCH ()-[presence:COMPETES_IN]->()
  RETURN count(presence) AS presences
}
CALL (claimed, presences) {
  WITH claimed, presences WHERE claimed + presences >= $limit
  RETURN null AS tie, 'TOO_MANY' AS type, null AS key, null AS from, null AS to, null AS state, null AS claims
  UNION ALL
  WITH claimed, presences WHERE claimed + presences < $limit
  CALL () {
    MATCH ()-[r:RIVALRY|COMPETES_IN]->() WHERE HOLDS(r)
    RETURN r
    UNION
    CALL () {
      MATCH (s)-[o:RIVALRY]-() WHERE HOLDS(o)
      RETURN s
      UNION
      MATCH (s)-[o:COMPETES_IN]->() WHERE HOLDS(o)
      RETURN s
    }
    WITH DISTINCT s
    AROUND(s)
    RETURN r
  }
  WITH DISTINCT r LIMIT $limit
  RETURN DISTINCT LINK(r)
}
RETURN tie, type, key, from, to, state, claims
