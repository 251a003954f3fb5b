// The next bundles in id order, for a rebuild in batches.
MATCH (t:Tie)
WHERE t.bundle > $after
WITH DISTINCT t.bundle AS bundle ORDER BY bundle LIMIT $limit
RETURN bundle
