"""Use cases of warehouses: the places that stock lies in."""
