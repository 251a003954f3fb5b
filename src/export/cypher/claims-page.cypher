// The next claims in id order that had been recorded by a moment, either those about agreements or those of links; with how often each
// was retracted by an event.
MATCH (c:Claim)
WHERE c.id > $after AND ($ids IS NULL OR c.id IN $ids) AND (c.kind = 'AGREEMENT') = $agreements AND c.recordedFrom[0] <= $knownAt
  AND ($statuses IS NULL OR c.status IN $statuses) AND NOT c.source IN $without
WITH c ORDER BY c.id LIMIT $limit
RETURN c.id AS id, CLAIM(c) AS claim, c.becauseRecorded AS because, CASE WHEN size(c.recordedTo) = 1 AND c.recordedTo[0] = $open THEN 0
  ELSE COUNT { MATCH (e:Event {claim: c.id, kind: 'RETRACT'}) WHERE e.at <= $knownAt } END AS retractions
