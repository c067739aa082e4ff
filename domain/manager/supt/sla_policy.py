"""SLA policies: how soon tenants are answered and helped."""

from dataclasses import field
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Count, Name, Ref, Text, Whole
from domain.manager.supt.priority import Priority


@line
class SlaTarget(Line):
    """The times promised for one priority."""

    priority: Priority
    first_response_minutes: Annotated[int, Whole(1)]
    resolution_minutes: Annotated[int, Whole(1)]


@entity(
    path="sla-policies",
    title=("SLA 정책", "SLA policy"),
    search=("name",),
    filters=("is_default",),
    sorts=("name", "position"),
)
class SlaPolicy(Entity):
    """The times promised for answer and solution, by plan and category."""

    name: Annotated[Name, UNIQUE]
    calendar_id: Annotated[UUID, Ref("supt.BusinessCalendar")]
    plan_codes: list[Annotated[str, Text(40)]] = field(default_factory=list[str])
    category_ids: Annotated[list[UUID], Ref("supt.TicketCategory")] = field(default_factory=list[UUID])
    is_default: bool = False
    position: Count = 0
    warn_minutes: Count = 30  # before the due time
    targets: list[SlaTarget] = field(default_factory=list[SlaTarget])

    @always
    def promises_once_and_in_order(self) -> None:
        """Refuses two targets of a priority, and a solution that is promised before the answer."""
        if len({one.priority for one in self.targets}) < len(self.targets):
            raise RuleViolated("one target for each priority")
        if any(one.resolution_minutes < one.first_response_minutes for one in self.targets):
            raise RuleViolated("resolution_minutes is not less than first_response_minutes")
