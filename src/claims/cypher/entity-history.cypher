// What became of the record of each entity: since when a claim has named it, and the events that merged, split or judged it.
// A row is an entity or a former id, with the first claim that names it and its events as lists; starts from Slug.id and the indexes on Event.
UNWIND $ids AS id
MATCH (n:Slug {id: id}) WHERE n:Entity OR n:FormerId
OPTIONAL MATCH (n)-[:NOW]->(survivor:Entity)
WITH id, coalesce(survivor, n) AS now
RETURN id,
  COLLECT {
    MATCH (now)<-[:FROM|TO]-(:Tie)<-[:ABOUT]-(c:Claim) WHERE id IN c.ends
    RETURN [c.recordedFrom[0], c.recordedBy[0]] ORDER BY c.recordedFrom[0], c.id LIMIT 1
  } AS first,
  COLLECT {
    CALL (id) {
      MATCH (e:Event {keep: id}) WHERE e.survivor IS NULL RETURN e
      UNION
      MATCH (e:Event {absorb: id}) RETURN e
      UNION
      MATCH (e:Event {survivor: id}) RETURN e
    }
    RETURN [e.kind, e.at, e.by, e.because, e.verdict, e.absorb, coalesce(e.survivor, e.keep)]
  } AS events
