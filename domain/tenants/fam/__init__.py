"""Fixed assets from construction to disposal: depreciation, transfers, valuation, counts and maintenance."""
