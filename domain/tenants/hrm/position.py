"""Positions: the jobs that employees hold."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Count, Note, Ref, Text


class PositionStatus(StrEnum):
    """Whether anybody may hold the position."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


S = PositionStatus
LIFE = Life({S.ACTIVE: (S.INACTIVE,), S.INACTIVE: (S.ACTIVE,)})


@entity(
    path="positions",
    title=("직위·직책", "Position"),
    search=("code", "title"),
    filters=("department_id", "grade", "is_head"),
    sorts=("code", "title"),
    life=LIFE,
)
class Position(Entity):
    """A job with its grade, and how many employees may hold it."""

    code: Annotated[str, Text(20), UNIQUE]
    title: Annotated[str, Text(120)]
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    grade: Annotated[str, Text(20)] | None = None
    grade_rank: int = 0  # higher is more senior
    is_head: bool = False
    headcount_limit: Count | None = None  # empty is without limit
    filled: Annotated[Count, COMPUTED] = 0
    description: Note | None = None
    status: PositionStatus = S.ACTIVE

    @always
    def is_not_overfilled(self) -> None:
        """Refuses more holders than the position has room for."""
        if self.headcount_limit is not None and self.filled > self.headcount_limit:
            raise RuleViolated("filled never exceeds headcount_limit")
