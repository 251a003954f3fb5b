// Which of these rivalries are there: of members with others, by a claim, or by competing in one of the markets?
// Sample: {members: ['anthropic'], others: ['xai'], markets: ['frontier-ai-models'], market: null,
//   limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; starts from the unique index on Entity.id.
CALL () {
  UNWIND $members AS id
  MATCH (:Entity {id: id})-[r:RIVALRY]-(other) WHERE other.id IN $others AND HOLDS(r) AND ($market IS NULL OR r.key = $market)
  RETURN r
  UNION
  UNWIND $others AS id
  MATCH (:Entity {id: id})-[r:COMPETES_IN]->(m) WHERE m.id IN $markets AND HOLDS(r)
  RETURN r
}
WITH DISTINCT r LIMIT $limit
RETURN DISTINCT LINK(r)
