// The database's clock in milliseconds, and how many claims were recorded after $now. Uses the index claimChangedAt. One row.
CALL () { MATCH (c:Claim) WHERE c.changedAt > $now RETURN count(c) AS ahead }
RETURN datetime.realtime().epochMillis AS at, ahead
