// The bundles of all ties of the things that these ids stand for; of a market also the rivalries in it.
UNWIND $ids AS id
OPTIONAL MATCH (:FormerId {id: id})-[:NOW]->(survivor:Entity)
WITH DISTINCT coalesce(survivor.id, id) AS id
CALL (id) {
  MATCH (:Entity {id: id})<-[:FROM|TO]-(t:Tie) RETURN t.bundle AS bundle
  UNION
  MATCH (t:Tie {key: id}) WHERE t.type = 'RIVALRY' RETURN t.bundle AS bundle
}
RETURN DISTINCT bundle ORDER BY bundle
