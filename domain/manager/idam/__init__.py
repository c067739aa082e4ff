"""Who may sign in, and what the staff may do."""
