"""On-call schedules: who is on call when."""

from dataclasses import field
from datetime import date, datetime, time
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, After, LongName, Name, Ref, TimeZone, Whole


@line
class OnCallMember(Line):
    """A person who takes turns; the lowest position begins."""

    position: Annotated[int, Whole(1)]
    user_id: Annotated[UUID, Ref("idam.User")]


@line
class OnCallOverride(Line):
    """Who stands in from one moment until before another."""

    user_id: Annotated[UUID, Ref("idam.User")]
    starts_at: datetime
    ends_at: Annotated[datetime, After("starts_at")]
    reason: LongName | None = None


@entity(
    path="on-call-schedules",
    title=("당직표", "On-call schedule"),
    search=("name",),
    sorts=("name", "starts_on"),
)
class OnCallSchedule(Entity):
    """Whose turn it is to be on call."""

    name: Annotated[Name, UNIQUE]
    timezone: TimeZone = "Asia/Seoul"
    starts_on: date
    handoff_at: time = time(9)
    rotation_days: Annotated[int, Whole(1)] = 7
    members: list[OnCallMember] = field(default_factory=list[OnCallMember])
    overrides: list[OnCallOverride] = field(default_factory=list[OnCallOverride])

    @always
    def members_have_their_places(self) -> None:
        """Refuses two members in one place of the rotation."""
        if len({member.position for member in self.members}) < len(self.members):
            raise RuleViolated("the members of an on-call schedule have different positions")

    @always
    def overrides_do_not_overlap(self) -> None:
        """Refuses two people who stand in at the same time."""
        spans = sorted((one.starts_at, one.ends_at) for one in self.overrides)
        if any(starts < ended for (_, ended), (starts, _) in pairwise(spans)):
            raise RuleViolated("overrides of a schedule do not overlap")
