"""Feature flags, limits and settings of the platform, and who may change them how."""
