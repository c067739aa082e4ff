"""The task queue in PostgreSQL that does all background work, its timetable, and workflows built on it."""
