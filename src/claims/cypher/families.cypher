// Those of these entities into which others were merged, each with its own record and theirs.
UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[:NOW]-(f:FormerId)
WHERE e.kind <> 'AGREEMENT' AND f.kind IS NOT NULL
WITH e, f ORDER BY f.id
RETURN e {.*} AS survivor, collect(f {.*}) AS former
