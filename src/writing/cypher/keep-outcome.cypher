// Keeps what came of a write under its idempotency key, and forgets some that are old enough.
MATCH (o:Outcome {id: $id})
SET o += {input: $input, outcome: $outcome, at: $at}
WITH o
CALL () {
  MATCH (old:Outcome) WHERE old.at < $before
  WITH old LIMIT $most
  DELETE old
}
FINISH
