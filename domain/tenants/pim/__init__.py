"""What is bought and sold, in which units, from whom, and at what price."""
