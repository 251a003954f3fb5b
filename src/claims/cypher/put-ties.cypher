// Ties with the claims that speak of them. Ends that a merge moved are put right.
UNWIND $rows AS row
MERGE (t:Tie {id: row.id})
SET t.type = row.type, t.from = row.from, t.to = row.to, t.key = row.key, t.bundle = row.bundle
WITH t, row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
MERGE (t)-[:FROM]->(a)
MERGE (t)-[:TO]->(b)
WITH t, row
UNWIND row.claims AS id
MATCH (c:Claim {id: id})
MERGE (c)-[:ABOUT]->(t)
