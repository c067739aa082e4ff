"""KPI values: what KPIs came to."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, NotBefore, Ref, Text
from domain.tenants.bim.figure import Figure


class ValueSource(StrEnum):
    """Whether the value was worked out, entered by hand, or put right afterwards."""

    COMPUTED = "COMPUTED"
    MANUAL = "MANUAL"
    CORRECTED = "CORRECTED"


class KpiValueStatus(StrEnum):
    """Whether the value may still change."""

    OPEN = "OPEN"
    LOCKED = "LOCKED"


S = KpiValueStatus
LIFE = Life({S.OPEN: (S.LOCKED,), S.LOCKED: (S.OPEN,)}, by_program=(S.OPEN,))


@entity(
    path="kpi-values",
    title=("KPI 실적", "KPI value"),
    filters=("kpi_id", "period_start", "department_id", "source"),
    sorts=("period_start",),
    unique=(("kpi_id", "period_start", "department_id"),),
    empty_counts=True,
    life=LIFE,
)
class KpiValue(Entity):
    """What a KPI came to in a period."""

    kpi_id: Annotated[UUID, Ref("bim.Kpi"), IMMUTABLE]
    period_start: Annotated[date, IMMUTABLE]
    period_end: Annotated[date, NotBefore("period_start"), COMPUTED] | None = None
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    value: Figure | None = None
    numerator: Figure | None = None
    denominator: Figure | None = None
    source: Annotated[ValueSource, COMPUTED] = ValueSource.MANUAL
    note: Annotated[str, Text(255)] | None = None
    previous_value: Annotated[Figure, COMPUTED] | None = None
    status: KpiValueStatus = S.OPEN

    @always
    def explains_what_was_not_worked_out(self) -> None:
        """Refuses a value by hand that nobody explains."""
        if self.source is not ValueSource.COMPUTED and self.note is None:
            raise RuleViolated("a MANUAL or CORRECTED value needs a note")
