"""The revisions of a tenant database."""
