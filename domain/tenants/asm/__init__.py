"""After-sales service for customers' equipment, from contract and warranty to tickets, visits, parts and billing."""
