"""KPIs: figures that somebody answers for."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, ZERO, Count, Quantity, Rate, Ref, Text, Whole
from domain.tenants.bim.figure import Unit


class KpiFrequency(StrEnum):
    """How long a period is."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"


class KpiDirection(StrEnum):
    """Which values are good: higher ones, lower ones, or those within a range."""

    HIGHER = "HIGHER"
    LOWER = "LOWER"
    RANGE = "RANGE"


class KpiRollup(StrEnum):
    """How the values of periods become that of a longer one."""

    SUM = "SUM"
    AVERAGE = "AVERAGE"
    LAST = "LAST"
    RECOMPUTE = "RECOMPUTE"


class AlertCondition(StrEnum):
    """When somebody is told."""

    BELOW_YELLOW = "BELOW_YELLOW"
    BELOW_GREEN = "BELOW_GREEN"
    VALUE_ABOVE = "VALUE_ABOVE"
    VALUE_BELOW = "VALUE_BELOW"
    NO_VALUE = "NO_VALUE"


class KpiStatus(StrEnum):
    """Whether the KPI is followed."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    RETIRED = "RETIRED"


S = KpiStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE,),
        S.ACTIVE: (S.RETIRED,),
        S.RETIRED: (S.ACTIVE,),
    }
)
BY_THRESHOLD = (AlertCondition.VALUE_ABOVE, AlertCondition.VALUE_BELOW)


@line
class KpiAlertRule(Line):
    """Whom to tell when the KPI goes wrong for so many periods."""

    condition: AlertCondition
    threshold: Quantity | None = None
    consecutive_periods: Annotated[int, Whole(1)] = 1
    recipient_id: Annotated[UUID, Ref("sys.User")]
    last_fired_period: Annotated[date, COMPUTED] | None = None


@entity(
    path="kpis",
    title=("핵심 성과 지표", "KPI"),
    search=("code", "name"),
    filters=("owner_id", "department_id", "metric_id", "frequency"),
    sorts=("code", "name"),
    life=LIFE,
)
class Kpi(Entity):
    """A figure that somebody answers for, with its direction, thresholds and alerts."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Annotated[str, Text(120)]
    # empty where the values are entered by hand
    metric_id: Annotated[UUID, Ref("bim.Metric")] | None = None
    owner_id: Annotated[UUID, Ref("hrm.Employee")]
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    frequency: KpiFrequency = KpiFrequency.MONTH
    direction: KpiDirection = KpiDirection.HIGHER
    rollup: KpiRollup = KpiRollup.SUM
    # thresholds of the achievement, as a fraction of the target
    green_from: Rate = Decimal(1)
    yellow_from: Rate = Decimal("0.9")
    score_floor: Rate = ZERO
    score_cap: Rate = Decimal("1.2")
    unit: Unit = Unit.NUMBER
    # so long after a period's end its value is locked
    close_days: Count = 10
    status: KpiStatus = S.DRAFT
    alerts: list[KpiAlertRule] = field(default_factory=list[KpiAlertRule])

    @always
    def has_its_thresholds_in_order(self) -> None:
        """Refuses a yellow that is better than green, and a floor of the score over its cap."""
        if self.yellow_from > self.green_from:
            raise RuleViolated("yellow_from is at most green_from")
        if self.score_floor > self.score_cap:
            raise RuleViolated("score_floor is at most score_cap")

    @always
    def says_what_its_alerts_wait_for(self) -> None:
        """Refuses an alert over or under no threshold."""
        if any(one.condition in BY_THRESHOLD and one.threshold is None for one in self.alerts):
            raise RuleViolated("VALUE_ABOVE and VALUE_BELOW need a threshold")
