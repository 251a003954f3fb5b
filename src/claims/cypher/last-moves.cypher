// When each of these records was last merged or split. A row is an id that was; from the indexes on Event.
UNWIND $ids AS id
CALL (id) {
  MATCH (e:Event {keep: id}) WHERE e.kind IN ['MERGE', 'SPLIT'] RETURN e.at AS at
  UNION
  MATCH (e:Event {absorb: id}) WHERE e.kind IN ['MERGE', 'SPLIT'] RETURN e.at AS at
}
RETURN id, max(at) AS at
