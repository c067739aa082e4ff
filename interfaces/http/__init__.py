"""The HTTP interface: the server, its edge, and the routes derived from the modules."""
