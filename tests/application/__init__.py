"""Use cases, on the memory adapter."""
