"""One file a revision of the manager database, each written once and never changed after it was released."""
