// Which sources and entities some claims name.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN c.source AS source, c.ends AS ends
