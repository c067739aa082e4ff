"""The ports on PostgreSQL: tables derived from the declarations, one frame for every statement, units of work."""
