"""The people and firms that the tenant deals with, and the way from a first contact to a signed deal."""
