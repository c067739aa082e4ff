"""Uptime statistics: availability of components, month by month."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Count, Month, Number, Ref, Share

PARTIAL = Decimal("0.3")
"""How much a minute of PARTIAL_OUTAGE weighs beside one of MAJOR_OUTAGE."""
_AVAILABILITY = Number(9, 6)


@entity(
    path="uptime-stats",
    title=("가용성 통계", "Uptime statistics"),
    access="read_only",
    filters=("component_id", "month", "is_met"),
    sorts=("month",),
    unique=(("component_id", "month"),),
)
class UptimeStat(Entity):
    """How much of a month a component was available."""

    component_id: Annotated[UUID, Ref("mntr.Component"), COMPUTED]
    # in the platform's time zone
    month: Annotated[Month, COMPUTED]
    total_minutes: Annotated[Count, COMPUTED] = 0
    maintenance_minutes: Annotated[Count, COMPUTED] = 0
    major_minutes: Annotated[Count, COMPUTED] = 0
    partial_minutes: Annotated[Count, COMPUTED] = 0
    # weighted
    downtime_minutes: Annotated[Decimal, Number(12, 2, min=ZERO), COMPUTED] = ZERO
    # none in a month of nothing but maintenance
    availability: Annotated[Share, COMPUTED] | None = None
    incident_count: Annotated[Count, COMPUTED] = 0
    target: Annotated[Share, COMPUTED] | None = None
    is_met: Annotated[bool, COMPUTED] = False

    @always
    def availability_follows_from_minutes(self) -> None:
        """Refuses a downtime or availability that does not follow from the minutes."""
        if self.downtime_minutes != self.major_minutes + PARTIAL * self.partial_minutes:
            raise RuleViolated("downtime weighs MAJOR_OUTAGE 1 and PARTIAL_OUTAGE 0.3")
        planned = self.total_minutes - self.maintenance_minutes
        up = _AVAILABILITY.settle((planned - self.downtime_minutes) / planned) if planned else None
        if self.availability != up:
            raise RuleViolated("availability = (total - maintenance - downtime) / (total - maintenance)")
