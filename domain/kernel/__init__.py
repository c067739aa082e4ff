"""The small language that all modules are written in: declarations, types, errors, money."""
