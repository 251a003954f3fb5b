// Every claim of each bundle.
UNWIND $ids AS id
MATCH (t:Tie {bundle: id})<-[:ABOUT]-(c:Claim)
WITH DISTINCT id, c
RETURN id AS bundle, CLAIM(c) AS claim
