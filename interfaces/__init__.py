"""How the system is reached: over HTTP and from the command line."""
