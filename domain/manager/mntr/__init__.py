"""Whether the platform works, who is woken when it does not, and what customers are told."""
