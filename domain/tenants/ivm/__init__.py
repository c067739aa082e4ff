"""Inventory: what is on hand where, what is promised, what moved, and what it is worth."""
