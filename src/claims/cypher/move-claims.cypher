// Claims that now speak of other ties, because what they name was merged or split.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.about = row.about
WITH c, row
UNWIND row.leaves AS left
MATCH (c)-[r:ABOUT]->(:Tie {id: left})
DELETE r
