// The marker of an import: when it began, how many ties were disputed then, and which batches are written. Made where there is none.
MERGE (i:Import {id: $id})
ON CREATE SET i.startedAt = $now, i.disputed = $disputed, i.done = []
RETURN i.startedAt AS startedAt, i.disputed AS disputed, i.done AS done
