// Claims that tie some of these entities to one another: rivalry, ownership, and agreements of which two of them are parties.
UNWIND $ids AS id
CALL (id) {
  MATCH (:Entity {id: id})<-[:FROM|TO]-(t:Tie)-[:FROM|TO]->(o:Entity)
  WHERE t.type IN ['RIVALRY', 'OWNERSHIP'] AND o.id IN $ids
  MATCH (t)<-[:ABOUT]-(c:Claim)
  RETURN c
  UNION
  MATCH (:Entity {id: id})<-[:FROM]-(p:Tie {type: 'PARTY'})-[:TO]->(:Agreement)<-[:TO]-(:Tie {type: 'PARTY'})-[:FROM]->(o:Entity)
  WHERE o.id IN $ids
  MATCH (p)<-[:ABOUT]-(c:Claim)
  RETURN c
}
WITH DISTINCT c
RETURN CLAIM(c) AS claim, c.about AS about
