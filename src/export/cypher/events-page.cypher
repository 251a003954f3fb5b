// The next events in order of time, then of the claim; with the claim of each.
MATCH (e:Event)
WHERE $at <= e.at AND e.at <= $knownAt
WITH e, coalesce(e.claim, '') AS about
WHERE e.at > $at OR about > $about OR (about = $about AND e.id > $after)
WITH e, about ORDER BY e.at, about, e.id LIMIT $limit
OPTIONAL MATCH (c:Claim {id: e.claim})
WITH e, about, c
RETURN e.at AS at, about, e.id AS id, e {.id, .kind, .at, .by, .because, .claim, .keep, .absorb, .verdict} AS event, c.status AS status, c.source AS source
ORDER BY at, about, id
