// Write locks on the ties under which bundles are consolidated, in id order, before their claims are read.
UNWIND $ids AS id
MERGE (t:Tie {id: id})
SET t.lockedBy = $lock
