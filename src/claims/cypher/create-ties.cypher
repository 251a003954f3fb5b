// Ties of bundles that are new, of which at most the node is there, with the claims that speak of them.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
MERGE (t:Tie {id: row.id})
SET t.type = row.type, t.from = row.from, t.to = row.to, t.key = row.key, t.bundle = row.bundle
CREATE (t)-[:FROM]->(a), (t)-[:TO]->(b)
WITH t, row
UNWIND row.claims AS id
MATCH (c:Claim {id: id})
CREATE (c)-[:ABOUT]->(t)
