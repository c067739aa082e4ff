"""Imports: from the rows of a file to records, by the use cases that every other way in takes too."""
