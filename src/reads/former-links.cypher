// Links under their own or a former id.
UNWIND $ids AS id
OPTIONAL MATCH (t:Tie {id: id})
OPTIONAL MATCH (:FormerId {id: id})-[:NOW]->(former:Tie)
WITH id, coalesce(t, former) AS found
WHERE found IS NOT NULL
RETURN id, found.id AS current
