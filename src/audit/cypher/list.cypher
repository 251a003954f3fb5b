// Entries of the audit log, the newest first, from one on.
MATCH (a:Audit)
WHERE a.id < $before AND a.id >= $since
  AND ($by IS NULL OR a.by = $by OR a.name = $by)
  AND ($about IS NULL OR $about IN a.about)
RETURN a.id AS id, a.at AS at, a.by AS by, a.name AS name, a.operation AS operation, a.about AS about, a.graphVersion AS graphVersion,
  a.claims AS claims, a.sources AS sources, a.entities AS entities, a.events AS events, a.ties AS ties
ORDER BY a.id DESC
LIMIT $limit
