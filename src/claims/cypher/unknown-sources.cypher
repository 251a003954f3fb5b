// Which of these are no sources.
UNWIND $sources AS source
OPTIONAL MATCH (s:Source {id: source})
WITH source, s WHERE s IS NULL
RETURN source
