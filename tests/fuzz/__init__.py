"""Generated requests against the whole program: what no example thought of."""
