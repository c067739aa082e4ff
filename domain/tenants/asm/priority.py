"""Priorities: how soon service is due."""

from enum import StrEnum


class Priority(StrEnum):
    """How soon service is due, P1 first."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"
