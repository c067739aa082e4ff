"""Audit: what was done by whom, kept so that no change of it goes unseen."""
