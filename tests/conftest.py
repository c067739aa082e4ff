"""What all tests have: the marks of the specification, PostgreSQL, and migrated databases on it."""

pytest_plugins = ["tests.marks", "tests.postgres", "tests.databases"]
