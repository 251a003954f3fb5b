// When and into what each of these records was merged, and when it was split off again; one event a row; from the index on Event.absorb.
UNWIND $ids AS id
MATCH (e:Event {absorb: id})
WHERE e.kind IN ['MERGE', 'SPLIT']
RETURN e.kind AS kind, e.at AS at, coalesce(e.survivor, e.keep) AS keep, e.absorb AS absorb
ORDER BY at, e.turn, e.id
