// When anything last became of each claim, and whether it is a denial that was ever preferred, for stores of before this was kept; in id order, in batches.
MATCH (c:Claim)
WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
SET c.changedAt = reduce(last = '', at IN [t IN c.recordedFrom + c.recordedTo + c.preferredFrom + c.preferredTo WHERE t < $open] |
  CASE WHEN at > last THEN at ELSE last END),
  c.overrules = CASE WHEN NOT c.supports AND size(c.preferredFrom) > 0 THEN true END
RETURN max(c.id) AS last
