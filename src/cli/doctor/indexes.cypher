// Every index by name, those of constraints among them, and whether it can be used. Parameters: none.
SHOW INDEXES YIELD name, state
RETURN name, state
