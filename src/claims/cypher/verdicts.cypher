// What was judged of pairs of these ids.
UNWIND $ids AS id
MATCH (e:Event {keep: id})
WHERE e.kind = 'JUDGE' AND e.absorb IN $ids
RETURN e.id AS id, e.at AS at, e.by AS by, e.because AS because, e.verdict AS verdict, e.keep AS keep, e.absorb AS absorb
