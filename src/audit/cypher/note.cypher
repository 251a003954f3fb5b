// One entry of the audit log. Its id begins with the moment, by the database's clock, in microseconds: entries are in the order of their ids.
WITH datetime.realtime() AS now
CREATE (a:Audit {id: toString(now.epochSeconds * 1000000 + now.microsecond) + '-' + randomUUID(), at: now.epochMillis})
SET a += $entry
