"""What holds the shape of the code: who may import whom, and what may not be written where."""
