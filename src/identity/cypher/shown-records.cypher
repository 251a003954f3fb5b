// Which ids stand for each of these entities, and how many claims speak of it.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN id,
  COLLECT { MATCH (e)<-[:NOW]-(f:FormerId) RETURN f.id ORDER BY f.id } AS formers,
  COUNT { (e)<-[:FROM|TO]-(:Tie)<-[:ABOUT]-(:Claim) } AS claims
