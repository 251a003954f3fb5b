// Nothing was written, so nothing is kept: the key is free for a corrected input.
MATCH (o:Outcome {id: $id})
DELETE o
