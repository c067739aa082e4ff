"""A company to try the platform with: made up, the same for the same seed, and written by the use cases alone."""
