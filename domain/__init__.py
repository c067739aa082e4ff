"""What the business is: entities, their life and their rules; standard library only."""
