// How much there is, for the start page: counts come from Neo4j's own count store, so the size of the graph does not matter.
// Parameters: none. One row.
OPTIONAL MATCH (m:Meta {id: 'dealgraph'})
CALL () { MATCH (n:Company) RETURN count(n) AS companies }
CALL () { MATCH (n:Person) RETURN count(n) AS people }
CALL () { MATCH (n:Agreement) RETURN count(n) AS agreements }
CALL () { MATCH (n:Tie) RETURN count(n) AS ties }
CALL () { MATCH (n:Claim) RETURN count(n) AS claims }
CALL () { MATCH (n:Source) RETURN count(n) AS sources }
CALL () { MATCH (n:Import) RETURN count(n) AS imports }
RETURN m.graphVersion AS graphVersion, companies, people, agreements, ties, claims, sources, imports
