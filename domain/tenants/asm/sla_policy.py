"""SLA policies: how soon customers are answered and helped."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, ZERO, Ref, Share, Text, Whole
from domain.tenants.asm.priority import Priority


class SlaPolicyStatus(StrEnum):
    """Whether the policy may be chosen."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


S = SlaPolicyStatus
LIFE = Life({S.ACTIVE: (S.INACTIVE,), S.INACTIVE: (S.ACTIVE,)})


@line
class SlaTarget(Line):
    """The times promised for one priority."""

    priority: Priority
    response_minutes: Annotated[int, Whole(1)]
    resolution_minutes: Annotated[int, Whole(1)]
    around_the_clock: bool = False


@entity(
    path="sla-policies",
    title=("서비스 수준", "SLA policy"),
    search=("code", "name"),
    filters=("is_default",),
    sorts=("code", "name"),
    life=LIFE,
)
class SlaPolicy(Entity):
    """The times within which customers are answered and helped, by priority and over service hours."""

    code: Annotated[str, Text(30), UNIQUE]
    name: Annotated[str, Text(120)]
    work_schedule_id: Annotated[UUID, Ref("sys.WorkSchedule")] | None = None  # empty: service around the clock
    holiday_calendar_id: Annotated[UUID, Ref("sys.HolidayCalendar")] | None = None
    is_default: bool = False
    warn_at: Share = Decimal("0.8")  # of the time promised
    pause_on_waiting_customer: bool = True
    pause_on_waiting_parts: bool = False
    breach_credit_share: Share = ZERO  # of the contract's monthly fee, for each breach
    breach_credit_cap: Share = ZERO  # of the contract's monthly fee, in a month
    status: SlaPolicyStatus = S.ACTIVE
    targets: list[SlaTarget] = field(default_factory=list[SlaTarget])

    @always
    def promises_once_and_in_order(self) -> None:
        """Refuses two targets of a priority, and a solution that is promised before the answer."""
        if len({one.priority for one in self.targets}) < len(self.targets):
            raise RuleViolated("one target a priority")
        if any(one.response_minutes > one.resolution_minutes for one in self.targets):
            raise RuleViolated("the response time is at most the resolution time")
