// The next events in order of time, then of the claim, then in the order in which they were recorded; with the claim of each.
MATCH (e:Event)
WHERE $at <= e.at AND e.at <= $knownAt
WITH e, coalesce(e.claim, '') AS about, coalesce(e.turn, '') + e.id AS place
WHERE e.at > $at OR about > $about OR (about = $about AND place > $after)
WITH e, about, place ORDER BY e.at, about, place LIMIT $limit
OPTIONAL MATCH (c:Claim {id: e.claim})
WITH e, about, place, c
RETURN e.at AS at, about, place, e {.id, .kind, .at, .by, .because, .claim, .keep, .absorb, .verdict} AS event, c.status AS status, c.source AS source
ORDER BY at, about, place
