"""The revisions of both kinds of database, and what writes them from the declarations."""
