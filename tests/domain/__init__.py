"""Rules of the business, each entity by itself."""
