// What became of each claim: when it stood in the record, and the events that speak of it.
// A row is a claim, with its intervals by position and its events as lists; starts from Claim.id and the index on Event.claim.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN id, c.recordedFrom AS recordedFrom, c.recordedTo AS recordedTo, c.recordedBy AS recordedBy, c.recordedBecause AS recordedBecause,
  c.becauseRecorded AS becauseRecorded,
  COLLECT { MATCH (e:Event {claim: id}) RETURN [e.kind, e.at, e.by, e.because] } AS events
