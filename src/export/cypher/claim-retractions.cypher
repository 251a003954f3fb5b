// One claim, with how often it was retracted by an event.
MATCH (c:Claim {id: $id})
RETURN CLAIM(c) AS claim, COUNT { MATCH (e:Event {claim: c.id, kind: 'RETRACT'}) WHERE e.at <= $knownAt } AS retractions
