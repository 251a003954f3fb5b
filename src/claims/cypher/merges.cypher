// Which former ids stand for the same things as these ids, and into which id each was merged.
UNWIND $ids AS id
OPTIONAL MATCH (:FormerId {id: id})-[:NOW]->(survivor:Entity)
WITH DISTINCT coalesce(survivor.id, id) AS id
MATCH (e:Entity {id: id})<-[:NOW]-(former:FormerId)
RETURN former.id AS former, coalesce(former.into, id) AS into
