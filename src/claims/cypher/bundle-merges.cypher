// Which former ids stand for the same things as the ends that the claims of these bundles name, and into which id each was merged.
UNWIND $ids AS id
MATCH (:Tie {bundle: id})<-[:ABOUT]-(c:Claim)
WITH DISTINCT c
UNWIND c.ends AS end
WITH DISTINCT end
MATCH (:FormerId {id: end})-[:NOW]->(survivor:Entity)
WITH DISTINCT survivor
MATCH (survivor)<-[:NOW]-(former:FormerId)
RETURN former.id AS former, coalesce(former.into, survivor.id) AS into
