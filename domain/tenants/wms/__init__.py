"""Warehouses: the places that stock lies in, and the work there from goods coming in to parcels going out."""
