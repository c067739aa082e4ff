"""What a tenant does: use cases of the tenant domains."""
