// Which of these are sources.
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN id
