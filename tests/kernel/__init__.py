"""The language of declarations, and the report on what it must say."""
