"""The ports without a database: for tests of use cases, and for a server that keeps nothing."""
