"""Tenants: placing, suspending and closing them, and who belongs to them."""
