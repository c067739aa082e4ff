"""Requests of tenants, answered in the time promised, and what they think of it."""
