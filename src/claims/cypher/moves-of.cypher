// The merges and splits of these records that are recorded, one a row; from the indexes on Event.
CALL () {
  UNWIND $ids AS id
  MATCH (e:Event {keep: id}) WHERE e.kind IN ['MERGE', 'SPLIT'] RETURN e
  UNION
  UNWIND $ids AS id
  MATCH (e:Event {absorb: id}) WHERE e.kind IN ['MERGE', 'SPLIT'] RETURN e
}
RETURN e.kind AS kind, e.at AS at, coalesce(e.survivor, e.keep) AS keep, e.absorb AS absorb
ORDER BY at, e.turn, e.id
