// When anything last became of each claim, for stores of before this was kept; in id order, in batches.
MATCH (c:Claim)
WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
SET c.changedAt = reduce(last = '', at IN [t IN c.recordedFrom + c.recordedTo + c.preferredFrom + c.preferredTo WHERE t < $open] |
  CASE WHEN at > last THEN at ELSE last END)
RETURN max(c.id) AS last
