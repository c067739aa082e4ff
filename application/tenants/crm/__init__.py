"""Use cases of customer relations: whom the tenant buys from and sells to."""
