"""Targets: what KPIs shall reach."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, ZERO, Number, Ref, Text, Whole
from domain.tenants.bim.figure import Figure


class TargetStatus(StrEnum):
    """Whether the target holds."""

    DRAFT = "DRAFT"
    APPROVED = "APPROVED"
    SUPERSEDED = "SUPERSEDED"
    CANCELLED = "CANCELLED"


S = TargetStatus
LIFE = Life(
    {
        S.DRAFT: (S.APPROVED, S.CANCELLED),
        S.APPROVED: (S.SUPERSEDED,),
        S.SUPERSEDED: (),
        S.CANCELLED: (),
    },
    by_command={S.APPROVED: "approve"},
    by_program=(S.SUPERSEDED,),
)


@line
class TargetPeriod(Line):
    """What is to be reached in one period; the weight is that of its season."""

    period_start: date
    weight: Annotated[Decimal, Number(9, 4, min=ZERO)] | None = None
    value: Figure


@entity(
    path="targets",
    title=("목표", "Target"),
    filters=("kpi_id", "fiscal_year_id", "parent_id", "department_id", "employee_id"),
    life=LIFE,
)
class Target(Entity):
    """What a KPI shall reach in a year, cut into periods and handed down to departments and people."""

    kpi_id: Annotated[UUID, Ref("bim.Kpi"), IMMUTABLE]
    fiscal_year_id: Annotated[UUID, Ref("fim.FiscalYear"), IMMUTABLE]
    parent_id: Annotated[UUID, Ref("bim.Target", tree=True)] | None = None
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    employee_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    # where it starts; achievement is measured from there when given
    base_value: Figure | None = None
    target_value: Figure
    stretch_value: Figure | None = None
    # of a KPI that is to stay within a range
    range_low: Figure | None = None
    range_high: Figure | None = None
    revision_no: Annotated[int, Whole(1), COMPUTED] = 1
    revise_reason: Annotated[str, Text(255)] | None = None
    status: TargetStatus = S.DRAFT
    periods: list[TargetPeriod] = field(default_factory=list[TargetPeriod])

    @always
    def is_a_way_to_go(self) -> None:
        """Refuses a target that is reached before anybody starts."""
        if self.target_value == self.base_value:
            raise RuleViolated("target_value differs from base_value")

    @always
    def has_a_sound_range(self) -> None:
        """Refuses a range with one limit, or with the upper below the lower."""
        if (self.range_low is None) != (self.range_high is None):
            raise RuleViolated("range_low and range_high are given together")
        if self.range_low is not None and self.range_high is not None and self.range_low > self.range_high:
            raise RuleViolated("range_low is at most range_high")

    @always
    def names_each_period_once(self) -> None:
        """Refuses two values for one period."""
        if len({one.period_start for one in self.periods}) < len(self.periods):
            raise RuleViolated("a period stands in a target once")
