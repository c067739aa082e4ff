"""What the platform does: use cases of the manager domains."""
