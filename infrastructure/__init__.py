"""How it is done: adapters of the application's ports, the settings and the container that joins them."""
