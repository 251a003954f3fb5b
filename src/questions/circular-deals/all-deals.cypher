// Who invests in, lends to, pays or grants something to whom, anywhere?
// Sample: {stages: ['SIGNED', 'EFFECTIVE', 'AMENDED', 'UNKNOWN', 'PROPOSED', 'LETTER_OF_INTENT'], giving: ['SUPPLIER'], taking: ['CUSTOMER'],
//   limit: 20001, validAt: '2026-06-01', knownAt: '2026-11-21T00:00:00.000Z', wide: false}
// A row is a tie; rows have no order; reads all relationships of these types. Investments come first: every ring needs a step that is no payment.
CALL () {
  MATCH ()-[r:INVESTMENT]->() WHERE HOLDS(r) AND ($wide OR r.stage IN $stages)
  RETURN r
  UNION ALL
  MATCH (g:Agreement)-[t:TERMS]->() WHERE HOLDS(t) AND ($wide OR t.stage IN $stages)
  MATCH (g)-[r:TERMS|PARTY]-() WHERE HOLDS(r) AND (r:TERMS OR r.key IN $giving OR r.key IN $taking)
  RETURN r
}
WITH r LIMIT $limit
RETURN DISTINCT LINK(r)
