// What was begun and not ended. Parameters: none. One row.
MATCH (i:Import)
RETURN count(i) AS imports
