"""Copies of every database and file, kept by rule, proved by restoring, and brought back when needed."""
