// Former ids of these ties that are none any more.
UNWIND $ties AS id
MATCH (f:FormerId)-[:NOW]->(:Tie {id: id})
WHERE NOT f.id IN $kept
DETACH DELETE f
