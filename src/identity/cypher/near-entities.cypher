// For each of these entities, others of its kind that share an identifier with it, or whose names are near to what the index is asked.
UNWIND $rows AS row
CALL (row) {
  MATCH (:Entity {id: row.id})<-[:IDENTIFIES]-(:Identifier)-[:IDENTIFIES]->(other:Entity)
  RETURN other
  UNION
  CALL db.index.fulltext.queryNodes('entityNames', row.query, {limit: $most}) YIELD node AS other
  RETURN other
}
WITH row, other
WHERE other.kind = row.kind AND other.id <> row.id
RETURN row.id AS id, other {.id, .kind, .name, .aliases, .identifiers, .form, .family, .country} AS other
