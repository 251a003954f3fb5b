// Marks the store as ours, with the versions of its shape and of consolidation.
MERGE (m:Meta {id: 'dealgraph'})
SET m += $meta
