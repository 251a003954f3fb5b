// Write locks on those ties that there are, in id order; LOCK_BUNDLES makes those that there are not.
UNWIND $ids AS id
MATCH (t:Tie {id: id})
SET t.lockedBy = $lock
