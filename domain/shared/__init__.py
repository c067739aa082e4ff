"""What declarations of several domains have in common."""
