// What was done to the record after one moment, up to another: claims retracted or preferred, entities merged, split or judged; of entities,
// with `about`, only what names one of the ids that stand for that one now.
// Sample: {since: '2026-01-01T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z', about: null, limit: 100}
WITH COLLECT { MATCH (f:FormerId)-[:NOW]->(:Entity {id: $about}) RETURN f.id } + [$about] AS ids
MATCH (e:Event)
WHERE $since < e.at AND e.at <= $until
  AND ($about IS NULL OR e.claim IS NOT NULL OR e.keep IN ids OR e.absorb IN ids OR e.survivor IN ids)
OPTIONAL MATCH (keep:Slug {id: coalesce(e.survivor, e.keep)})
OPTIONAL MATCH (absorb:Slug {id: e.absorb})
RETURN e.kind AS kind, e.at AS at, e.by AS by, e.because AS because, e.claim AS claim, e.verdict AS verdict,
  coalesce(e.survivor, e.keep) AS keep, keep.name AS keepName, e.absorb AS absorb, absorb.name AS absorbName
ORDER BY at, e.id
LIMIT $limit
