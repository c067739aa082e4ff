"""What can be done: use cases on ports."""
