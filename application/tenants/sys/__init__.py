"""Use cases of the system domain: users and their rights, numbering, and what a new tenant starts with."""
