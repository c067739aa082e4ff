"""PostgreSQL itself: the embedded server, and the roles and databases a server needs before the migrations."""
