// Claims by id, for bundles that are not yet written.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN CLAIM(c) AS claim
