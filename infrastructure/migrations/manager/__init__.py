"""The revisions of the manager database."""
