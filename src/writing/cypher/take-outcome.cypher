// What came of the write that had this idempotency key, if there was one. Its node is locked till the end: of two writes with one key
// that come at once, the second waits here and then sees what the first has done.
MERGE (o:Outcome {id: $id})
SET o.lockedBy = $lock
RETURN o.input AS input, o.outcome AS outcome
