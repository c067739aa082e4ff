"""The command line `cxg`: the platform's operations, and every module's use cases without HTTP between."""
