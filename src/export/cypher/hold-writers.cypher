// Every write ends by raising the version that is kept here: whoever holds this lock sees a graph that stands still.
MERGE (m:Meta {id: 'dealgraph'})
SET m.lockedBy = $lock
REMOVE m.lockedBy
