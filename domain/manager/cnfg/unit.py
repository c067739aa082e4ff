"""For whom flags and segments decide."""

from enum import StrEnum


class Unit(StrEnum):
    """Whether tenants or single users are told apart."""

    TENANT = "TENANT"
    USER = "USER"
