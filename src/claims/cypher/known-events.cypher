// Which of these events are recorded already.
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN id
