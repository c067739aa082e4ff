"""Tenants: the customers, where their data lies, and who belongs to them."""
