"""The system of a tenant: its users and their rights, the numbering of its documents, and its audit log."""
