// Of pairs of entities: the things to which both have a link of the same type and direction. Links to one market or one owner say something; the
// sides of one agreement, and rivals, do not.
UNWIND $pairs AS pair
MATCH (a:Entity {id: pair[0]}), (b:Entity {id: pair[1]})
CALL (a, b) {
  MATCH (a)-[r:OWNERSHIP|INVESTMENT|ROLE|OPERATION|OFFERING|COMPETES_IN]->(n:Entity)<-[s:OWNERSHIP|INVESTMENT|ROLE|OPERATION|OFFERING|COMPETES_IN]-(b)
  WHERE type(r) = type(s)
  RETURN type(r) AS type, n.id AS id, n.name AS name
  UNION
  MATCH (a)<-[r:OWNERSHIP|INVESTMENT|ROLE|OPERATION|OFFERING|COMPETES_IN]-(n:Entity)-[s:OWNERSHIP|INVESTMENT|ROLE|OPERATION|OFFERING|COMPETES_IN]->(b)
  WHERE type(r) = type(s)
  RETURN type(r) AS type, n.id AS id, n.name AS name
}
WITH a, b, type, id, name ORDER BY type, id
RETURN a.id AS a, b.id AS b, collect([type, name])[..$most] AS shared
