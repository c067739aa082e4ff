"""Whether tenants share a database."""

from enum import StrEnum


class Isolation(StrEnum):
    """Whether a tenant's data lies in a database with others' or in one of its own."""

    SHARED = "SHARED"
    DEDICATED = "DEDICATED"
