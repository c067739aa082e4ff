"""Warehouses: the places that stock lies in."""
