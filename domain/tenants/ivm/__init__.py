"""Inventory: what is on hand where, what is promised, and what moved."""
