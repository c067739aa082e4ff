"""The life of what is set up once and used in many entries."""

from enum import StrEnum

from domain.kernel.entity import Life


class UseStatus(StrEnum):
    """Whether something may be used in new entries."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


LIFE = Life({UseStatus.ACTIVE: (UseStatus.INACTIVE,), UseStatus.INACTIVE: (UseStatus.ACTIVE,)})
