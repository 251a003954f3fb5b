// Until the end of this transaction nobody else can end one.
MERGE (m:Meta {id: 'dealgraph'})
SET m.lockedBy = $lock
