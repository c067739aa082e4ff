"""What the program promises when parts of it fail; see docs/specification/reliability.md."""
