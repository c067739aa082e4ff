"""Use cases of the system domain: users and their rights, the numbering of documents, and what a new tenant starts with."""
