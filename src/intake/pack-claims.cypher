// Claims that a seed pack recorded and that still stand.
MATCH (c:Claim)
WHERE $by IN c.recordedBy AND c.recordedTo[-1] = '9999-12-31T23:59:59.999Z'
RETURN c.id AS id
