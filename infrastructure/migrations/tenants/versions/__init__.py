"""One file a revision of a tenant database, each written once and never changed after it was released."""
