"""What a customer of the platform runs its company with: the business domains of a tenant."""
