// Which entity each former id now stands for.
UNWIND $ids AS id
MATCH (:FormerId {id: id})-[:NOW]->(e:Entity)
RETURN id, e.id AS survivor
