// Every claim of these bundles, with the ties of which it is known to speak.
UNWIND $ids AS id
MATCH (t:Tie {bundle: id})<-[:ABOUT]-(c:Claim)
WITH c, collect(DISTINCT t.id) AS ties
RETURN CLAIM(c) AS claim, ties
