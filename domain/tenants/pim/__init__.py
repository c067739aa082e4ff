"""Product information: units, categories, products and their variants."""
