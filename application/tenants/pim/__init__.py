"""Use cases of product information: units, categories, products and their variants."""
