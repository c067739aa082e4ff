"""What requests cost, as ratios to the physical bar: both measured in turn, in one run, on one PostgreSQL server."""
