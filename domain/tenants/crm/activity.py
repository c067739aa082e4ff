"""Activities: calls, meetings, visits, e-mails and tasks, planned or done."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, LongName, NotBefore, Note, OtherId, Ref, Text


class ActivityKind(StrEnum):
    """What somebody does."""

    CALL = "CALL"
    MEETING = "MEETING"
    VISIT = "VISIT"
    EMAIL = "EMAIL"
    TASK = "TASK"


class ActivityPriority(StrEnum):
    """How pressing it is."""

    LOW = "LOW"
    NORMAL = "NORMAL"
    HIGH = "HIGH"


class ActivityStatus(StrEnum):
    """Whether it is still to be done."""

    PLANNED = "PLANNED"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


S = ActivityStatus
LIFE = Life(
    {
        S.PLANNED: (S.DONE, S.CANCELLED),
        S.DONE: (),
        S.CANCELLED: (),
    },
    by_command={S.DONE: "complete", S.CANCELLED: "cancel"},
)
APPOINTMENTS = (ActivityKind.MEETING, ActivityKind.VISIT)
CONVERSATIONS = (ActivityKind.CALL, *APPOINTMENTS)


@entity(
    path="activities",
    title=("활동", "Activity"),
    search=("subject", "description", "outcome"),
    filters=(
        "kind",
        "resource_type",
        "resource_id",
        "partner_id",
        "contact_id",
        "owner_id",
        "due_at",
        "starts_at",
        "priority",
        "is_overdue",
    ),
    life=LIFE,
)
class Activity(Entity):
    """A call, meeting, visit, e-mail or task, planned or done."""

    kind: ActivityKind
    subject: LongName
    resource_type: Annotated[str, Text(64)] | None = None
    resource_id: OtherId | None = None
    partner_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    contact_id: Annotated[UUID, Ref("crm.Contact")] | None = None
    owner_id: Annotated[UUID, Ref("sys.User")]
    starts_at: datetime | None = None
    ends_at: Annotated[datetime, NotBefore("starts_at")] | None = None
    due_at: datetime | None = None
    priority: ActivityPriority = ActivityPriority.NORMAL
    location: LongName | None = None
    description: Note | None = None
    outcome: Note | None = None
    completed_at: Annotated[datetime, COMPUTED] | None = None
    is_overdue: Annotated[bool, COMPUTED] = False
    status: ActivityStatus = S.PLANNED

    @always
    def names_its_record_whole(self) -> None:
        """Refuses half of what it takes to find the record that it is about."""
        if (self.resource_type is None) != (self.resource_id is None):
            raise RuleViolated("resource_type and resource_id are given together")

    @always
    def has_the_times_of_its_kind(self) -> None:
        """Refuses an appointment without its hours, and a task that is never due."""
        if self.kind in APPOINTMENTS and (self.starts_at is None or self.ends_at is None):
            raise RuleViolated("MEETING and VISIT have starts_at and ends_at")
        if self.kind is ActivityKind.TASK and self.due_at is None:
            raise RuleViolated("a TASK has due_at")

    @always
    def says_what_came_of_it(self) -> None:
        """Refuses a conversation that is done and came to nothing that was written down."""
        if self.status is S.DONE and self.kind in CONVERSATIONS and self.outcome is None:
            raise RuleViolated("a CALL, MEETING or VISIT is DONE only with an outcome")
