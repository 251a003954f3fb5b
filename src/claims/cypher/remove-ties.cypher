// Ties of which no claim speaks any more.
UNWIND $ids AS id
MATCH (t:Tie {id: id})
DETACH DELETE t
