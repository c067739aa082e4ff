"""What infrastructure and releases are for."""

from enum import StrEnum


class Environment(StrEnum):
    """Whether customers work on it, or it is for trying things out."""

    PRODUCTION = "PRODUCTION"
    STAGING = "STAGING"
    DEVELOPMENT = "DEVELOPMENT"
