// How many ties are disputed, as known now: from the indexes on disputed, which hold nothing but disputes.
CALL () {
  MATCH ()-[r:OWNERSHIP]->() WHERE r.disputed = true AND r.knownTo = $open RETURN r.tie AS tie
  UNION MATCH ()-[r:INVESTMENT]->() WHERE r.disputed = true AND r.knownTo = $open RETURN r.tie AS tie
  UNION MATCH ()-[r:RIVALRY]->() WHERE r.disputed = true AND r.knownTo = $open RETURN r.tie AS tie
  UNION MATCH ()-[r:ROLE]->() WHERE r.disputed = true AND r.knownTo = $open RETURN r.tie AS tie
  UNION MATCH ()-[r:OPERATION]->() WHERE r.disputed = true AND r.knownTo = $open RETURN r.tie AS tie
  UNION MATCH ()-[r:OFFERING]->() WHERE r.disputed = true AND r.knownTo = $open RETURN r.tie AS tie
  UNION MATCH ()-[r:COVERS]->() WHERE r.disputed = true AND r.knownTo = $open RETURN r.tie AS tie
  UNION MATCH ()-[r:TERMS]->() WHERE r.disputed = true AND r.knownTo = $open RETURN r.tie AS tie
}
RETURN count(tie) AS disputed
