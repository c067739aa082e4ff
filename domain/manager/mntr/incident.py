"""Incidents: what disturbed the service, what was done, and what was learned."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, LongName, NotBefore, Note, Numbered, Ref, Text
from domain.manager.mntr.severity import Severity


class Harm(StrEnum):
    """How badly a component is hit."""

    DEGRADED = "DEGRADED"
    PARTIAL_OUTAGE = "PARTIAL_OUTAGE"
    MAJOR_OUTAGE = "MAJOR_OUTAGE"


class IncidentStatus(StrEnum):
    """How far the incident is understood and mended."""

    TRIGGERED = "TRIGGERED"
    INVESTIGATING = "INVESTIGATING"
    IDENTIFIED = "IDENTIFIED"
    MONITORING = "MONITORING"
    RESOLVED = "RESOLVED"
    CLOSED = "CLOSED"


S = IncidentStatus
LIFE = Life(
    {
        S.TRIGGERED: (S.INVESTIGATING, S.RESOLVED),
        S.INVESTIGATING: (S.IDENTIFIED, S.MONITORING, S.RESOLVED),
        S.IDENTIFIED: (S.MONITORING, S.RESOLVED),
        S.MONITORING: (S.INVESTIGATING, S.RESOLVED),
        S.RESOLVED: (S.INVESTIGATING, S.CLOSED),
        S.CLOSED: (),
    },
    by_command={
        (S.TRIGGERED, S.INVESTIGATING): "acknowledge",
        (S.MONITORING, S.INVESTIGATING): "post_update",
        (S.RESOLVED, S.INVESTIGATING): "reopen",
        S.IDENTIFIED: "post_update",
        S.MONITORING: "post_update",
        S.RESOLVED: "resolve",
        S.CLOSED: "post_update",
    },
)
GRAVE = (Severity.SEV1, Severity.SEV2)
"""The severities that call for a postmortem."""


@line
class IncidentComponent(Line):
    """A component that is hit, how badly, and from when to when."""

    component_id: Annotated[UUID, Ref("mntr.Component")]
    component_status: Harm
    from_at: datetime
    until_at: Annotated[datetime, NotBefore("from_at")] | None = None


@line
class IncidentUpdate(Line):
    """What was known or done at a time; `state` is the status after it."""

    posted_at: Annotated[datetime, COMPUTED] | None = None
    author_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    state: Annotated[str, Text(20), COMPUTED] | None = None
    message: Note
    is_public: bool = False


@line
class IncidentAction(Line):
    """What is to be done so that it does not happen again."""

    title: LongName
    owner_id: Annotated[UUID, Ref("idam.User")] | None = None
    due_on: date | None = None
    done_at: datetime | None = None


@entity(
    path="incidents",
    title=("장애", "Incident"),
    search=("number", "title", "root_cause"),
    filters=("severity", "is_public", "started_at", "resolved_at", "commander_id"),
    sorts=("title", "started_at"),
    life=LIFE,
)
class Incident(Entity):
    """A disturbance of the service, from its beginning to what was learned from it."""

    number: Annotated[str, Text(32), Numbered("INCIDENT", "INC-{year}-{seq:06}")] | None = None
    title: LongName
    severity: Severity
    impact: Note | None = None
    is_public: bool = False
    started_at: datetime  # when the harm began
    detected_at: Annotated[datetime, NotBefore("started_at")] | None = None
    acknowledged_at: Annotated[datetime, NotBefore("detected_at"), COMPUTED] | None = None
    identified_at: Annotated[datetime, COMPUTED] | None = None
    resolved_at: Annotated[datetime, NotBefore("acknowledged_at"), COMPUTED] | None = None
    closed_at: Annotated[datetime, NotBefore("resolved_at"), COMPUTED] | None = None
    commander_id: Annotated[UUID, Ref("idam.User")] | None = None
    deployment_id: Annotated[UUID, Ref("ifra.Deployment")] | None = None  # what set it off
    reopened_count: Annotated[Count, COMPUTED] = 0
    root_cause: Note | None = None
    postmortem: Note | None = None
    postmortem_due_on: Annotated[date, COMPUTED] | None = None
    status: IncidentStatus = S.TRIGGERED
    components: list[IncidentComponent] = field(default_factory=list[IncidentComponent])
    updates: list[IncidentUpdate] = field(default_factory=list[IncidentUpdate])
    actions: list[IncidentAction] = field(default_factory=list[IncidentAction])

    @always
    def happens_in_order(self) -> None:
        """Refuses times out of their order, also where one in between is missing."""
        times = (self.started_at, self.detected_at, self.acknowledged_at, self.resolved_at)
        known = [time for time in times if time is not None]
        if any(later < earlier for earlier, later in pairwise(known)):
            raise RuleViolated("an incident starts, is detected, acknowledged and resolved in this order")

    @always
    def is_understood_when_closed(self) -> None:
        """Refuses to close an incident from which nothing was learned."""
        if self.status is not S.CLOSED:
            return
        if self.root_cause is None:
            raise RuleViolated("CLOSED needs a root_cause")
        if self.severity in GRAVE and self.postmortem is None:
            raise RuleViolated("CLOSED needs a postmortem for SEV1 and SEV2")
        if self.severity in GRAVE and any(action.owner_id is None for action in self.actions):
            raise RuleViolated("CLOSED needs an owner of every action for SEV1 and SEV2")
