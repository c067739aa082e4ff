"""Priorities: how pressing a ticket is."""

from enum import StrEnum


class Priority(StrEnum):
    """How pressing a ticket is."""

    LOW = "LOW"
    NORMAL = "NORMAL"
    HIGH = "HIGH"
    URGENT = "URGENT"
