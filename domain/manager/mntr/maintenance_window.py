"""Maintenance windows: when the platform is worked on, and on what."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, After, Count, LongName, NotBefore, Note, Ref


class MaintenanceWindowStatus(StrEnum):
    """Whether the work is ahead, under way or over."""

    SCHEDULED = "SCHEDULED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


S = MaintenanceWindowStatus
LIFE = Life(
    {
        S.SCHEDULED: (S.IN_PROGRESS, S.CANCELLED),
        S.IN_PROGRESS: (S.COMPLETED,),
        S.COMPLETED: (),
        S.CANCELLED: (),
    },
    by_command={S.IN_PROGRESS: "start", S.COMPLETED: "complete", S.CANCELLED: "cancel"},
)


@line
class MaintenanceComponent(Line):
    """A component that is worked on."""

    component_id: Annotated[UUID, Ref("mntr.Component")]


@entity(
    path="maintenance-windows",
    title=("점검 일정", "Maintenance window"),
    search=("title",),
    filters=("starts_at", "ends_at", "is_public"),
    sorts=("title", "starts_at", "ends_at"),
    life=LIFE,
)
class MaintenanceWindow(Entity):
    """Planned work on named components."""

    title: LongName
    description: Note | None = None
    starts_at: datetime
    ends_at: Annotated[datetime, After("starts_at")]
    is_public: bool = True
    suppress_alerts: bool = True
    remind_hours: list[Count] = field(default_factory=lambda: [72, 24, 1])  # before it starts
    actual_started_at: Annotated[datetime, COMPUTED] | None = None
    actual_ended_at: Annotated[datetime, NotBefore("actual_started_at"), COMPUTED] | None = None
    closing_note: Note | None = None
    status: MaintenanceWindowStatus = S.SCHEDULED
    components: list[MaintenanceComponent] = field(default_factory=list[MaintenanceComponent])

    @always
    def names_its_components(self) -> None:
        """Refuses a window for nothing, and one that names a component twice."""
        if not self.components:
            raise RuleViolated("a maintenance window has at least one component")
        if len({one.component_id for one in self.components}) < len(self.components):
            raise RuleViolated("a maintenance window names a component at most once")
