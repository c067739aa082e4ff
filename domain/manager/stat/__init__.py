"""Figures of use, tenants, revenue and availability, computed from the sources and always computable again."""
