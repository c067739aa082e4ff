"""Procurement: from a need to suppliers' offers, purchase orders, goods received, and bills matched and posted."""
