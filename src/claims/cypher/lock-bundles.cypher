// Write locks on the ties under which bundles are consolidated, in id order, before their claims are read. Says which are new, and so have
// neither claims nor links: told after MERGE, which waits for another writer of the same one.
UNWIND $ids AS id
MERGE (t:Tie {id: id})
WITH id, t, t.lockedBy IS NULL AND t.bundle IS NULL AS isNew
SET t.lockedBy = $lock
RETURN id, isNew
