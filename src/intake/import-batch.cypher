// A batch of an import is written: in the same transaction as the batch.
MATCH (i:Import {id: $id})
SET i.done = i.done + $batch
