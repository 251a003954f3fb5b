// Write locks, in id order, on some things and on all that their ties lead to: who makes a link between two things locks both.
CALL () {
  UNWIND $named AS id
  MATCH (n:Slug {id: id})
  RETURN n
  UNION
  UNWIND $bundles AS id
  MATCH (:Tie {bundle: id})-[:FROM|TO]->(n:Entity)
  RETURN n
}
WITH DISTINCT n ORDER BY n.id
SET n.lockedBy = $lock
