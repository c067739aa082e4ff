"""Scorecards: how well people and departments did."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, NotBefore, Rate, Ref, Share, Text
from domain.tenants.bim.figure import Figure


class Colour(StrEnum):
    """How the achievement is shown."""

    GREEN = "GREEN"
    YELLOW = "YELLOW"
    RED = "RED"
    NONE = "NONE"


class ScorecardStatus(StrEnum):
    """Whether the figures are shown, and whether they may still change."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    LOCKED = "LOCKED"


S = ScorecardStatus
LIFE = Life(
    {
        S.DRAFT: (S.PUBLISHED,),
        S.PUBLISHED: (S.LOCKED,),
        S.LOCKED: (),
    },
    by_command={S.LOCKED: "lock"},
)


@line
class ScorecardItem(Line):
    """One KPI and what it counts for; the score is the achievement, kept within the KPI's floor and cap."""

    kpi_id: Annotated[UUID, Ref("bim.Kpi")]
    weight: Share
    actual: Annotated[Figure, COMPUTED] | None = None
    target: Annotated[Figure, COMPUTED] | None = None
    achievement: Annotated[Rate, COMPUTED] | None = None
    score: Annotated[Rate, COMPUTED] | None = None
    colour: Annotated[Colour, COMPUTED] | None = None


@entity(
    path="scorecards",
    title=("성과표", "Scorecard"),
    search=("name",),
    filters=("department_id", "employee_id", "period_start"),
    sorts=("name", "period_start"),
    life=LIFE,
)
class Scorecard(Entity):
    """How well a person or department did on several KPIs in a period, each with its weight."""

    name: Annotated[str, Text(120)]
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    period_start: date
    period_end: Annotated[date, NotBefore("period_start")]
    total_score: Annotated[Rate, COMPUTED] | None = None
    # the weight of the KPIs that have a value
    coverage: Annotated[Share, COMPUTED] | None = None
    status: ScorecardStatus = S.DRAFT
    items: list[ScorecardItem] = field(default_factory=list[ScorecardItem])

    @always
    def weighs_its_items(self) -> None:
        """Refuses weights that are more or less than the whole; a draft may have no items yet."""
        if (self.items or self.status is not S.DRAFT) and sum(one.weight for one in self.items) != 1:
            raise RuleViolated("weights sum to 1")
