// Every end that the claims of these bundles name, as they wrote it: former ids among them are mapped to survivors.
UNWIND $ids AS id
MATCH (:Tie {bundle: id})<-[:ABOUT]-(c:Claim)
WITH DISTINCT c
UNWIND c.ends AS end
RETURN DISTINCT end
