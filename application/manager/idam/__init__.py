"""Identity and access: signing in, sessions, and the rights of platform staff."""
