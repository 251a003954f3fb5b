// New sources.
UNWIND $rows AS row
CREATE (s:Source:Slug)
SET s = row
