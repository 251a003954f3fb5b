// A new view; its token is not stored.
CREATE (v:View)
SET v = $view
