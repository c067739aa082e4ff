"""What people do from beginning to end, on memory and on PostgreSQL."""
