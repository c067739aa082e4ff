"""Passwords and tokens: the adapters that know cryptography."""
