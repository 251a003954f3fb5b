// What all servers of this graph seal bookmarks with; the first to need it makes it.
MERGE (m:Meta {id: 'dealgraph'})
SET m.bookmarkSecret = coalesce(m.bookmarkSecret, $secret)
RETURN m.bookmarkSecret AS secret
