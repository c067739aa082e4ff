"""Workflows: the chains of steps that run by themselves."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, Json, Name, Note, Ref, Text, Whole

StepKey = Annotated[str, Text(40, r"^[a-z][a-z0-9_]*$", says="small letters, digits and underscores are asked for")]
ACTIONS = frozenset({"notify", "http", "create_ticket", "set_flag", "suspend_tenant", "run_task", "add_credit"})


class WorkflowTrigger(StrEnum):
    """What sets the workflow off."""

    EVENT = "EVENT"
    SCHEDULE = "SCHEDULE"
    MANUAL = "MANUAL"


class OnFailure(StrEnum):
    """What is done when a run fails."""

    STOP = "STOP"
    NOTIFY = "NOTIFY"
    RUN_WORKFLOW = "RUN_WORKFLOW"


class StepType(StrEnum):
    """What a step does."""

    ACTION = "ACTION"
    CONDITION = "CONDITION"
    DELAY = "DELAY"
    APPROVAL = "APPROVAL"
    LOOP = "LOOP"


class OnError(StrEnum):
    """What is done when a step fails."""

    FAIL = "FAIL"
    CONTINUE = "CONTINUE"
    RETRY = "RETRY"


class WorkflowStatus(StrEnum):
    """Whether the workflow is being written, runs, rests, or has been replaced."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    ARCHIVED = "ARCHIVED"


S = WorkflowStatus
LIFE = Life(
    {S.DRAFT: (S.ACTIVE,), S.ACTIVE: (S.PAUSED, S.ARCHIVED), S.PAUSED: (S.ACTIVE, S.ARCHIVED), S.ARCHIVED: ()},
    by_command={(S.DRAFT, S.ACTIVE): "publish", (S.PAUSED, S.ACTIVE): "resume", S.PAUSED: "pause"},
)


@line
class WorkflowStep(Line):
    """One step; the run begins with that of the lowest position."""

    key: StepKey
    position: Count
    type: StepType
    action: Annotated[str, Text(60)] | None = None
    input: Json | None = None  # takes from earlier steps with {{ steps.KEY.output.FIELD }}
    next_key: StepKey | None = None  # empty: the run ends
    else_key: StepKey | None = None
    on_error: OnError = OnError.RETRY
    max_attempts: Annotated[int, Whole(1)] = 3
    timeout_seconds: Annotated[int, Whole(1)] = 300
    approver_role_id: Annotated[UUID, Ref("idam.Role")] | None = None
    expires_hours: Annotated[int, Whole(1)] | None = None

    def says_what_to_do(self) -> None:
        """Refuses an action that is not known and an approval by nobody."""
        if self.type is StepType.ACTION and self.action not in ACTIONS:
            raise RuleViolated("an ACTION step names a known action")
        if self.type is StepType.APPROVAL and self.approver_role_id is None:
            raise RuleViolated("an APPROVAL step names the role that approves")


@entity(
    path="workflows",
    title=("워크플로", "Workflow"),
    search=("code", "name"),
    filters=("trigger", "event_type"),
    sorts=("code", "name"),
    unique=(("code", "workflow_version"),),
    life=LIFE,
)
class Workflow(Entity):
    """A chain of steps that an event, a time or a person sets off."""

    code: Annotated[str, Text(60)]
    workflow_version: Annotated[int, Whole(1), COMPUTED] = 1
    name: Name
    description: Note | None = None
    trigger: WorkflowTrigger
    event_type: Name | None = None
    condition: Json | None = None  # on the event's data
    schedule_id: Annotated[UUID, Ref("auto.TaskSchedule")] | None = None
    input_schema: Json | None = None
    max_concurrent: Annotated[int, Whole(1)] = 10
    timeout_minutes: Annotated[int, Whole(1)] = 1440
    on_failure: OnFailure = OnFailure.NOTIFY
    failure_workflow_code: Annotated[str, Text(60)] | None = None
    status: WorkflowStatus = S.DRAFT
    steps: list[WorkflowStep] = field(default_factory=list[WorkflowStep])

    @always
    def has_each_key_once(self) -> None:
        """Refuses two steps of one key or position."""
        if len({one.key for one in self.steps}) < len(self.steps):
            raise RuleViolated("each step has a key of its own")
        if len({one.position for one in self.steps}) < len(self.steps):
            raise RuleViolated("each step has a position of its own")

    @always
    def is_complete_once_published(self) -> None:
        """Refuses a published workflow that lacks what it needs to run; a draft may be unfinished."""
        if self.status is S.DRAFT:
            return
        if not self.steps:
            raise RuleViolated("a published workflow has a step")
        if self.trigger is WorkflowTrigger.EVENT and self.event_type is None:
            raise RuleViolated("a workflow that an event sets off names it")
        if self.trigger is WorkflowTrigger.SCHEDULE and self.schedule_id is None:
            raise RuleViolated("a workflow that a schedule sets off names it")
        if self.on_failure is OnFailure.RUN_WORKFLOW and self.failure_workflow_code is None:
            raise RuleViolated("a workflow that is run on failure is named")
        for step in self.steps:
            step.says_what_to_do()

    @always
    def leads_through_every_step(self) -> None:
        """Refuses published steps that lead nowhere, round in a circle, or that are never reached."""
        if self.status is S.DRAFT or not self.steps:
            return
        ways = {one.key: {key for key in (one.next_key, one.else_key) if key is not None} for one in self.steps}
        if any(not keys <= ways.keys() for keys in ways.values()):
            raise RuleViolated("every next_key and else_key names a step")
        loops = {one.key for one in self.steps if one.type is StepType.LOOP}
        if _goes_round({key: keys for key, keys in ways.items() if key not in loops}):
            raise RuleViolated("no circle of steps but through LOOP")
        first = min(self.steps, key=lambda one: one.position)
        if _reached(ways, first.key) != ways.keys():
            raise RuleViolated("every step is reachable")


def _goes_round(ways: Mapping[str, set[str]]) -> bool:
    left = dict(ways)
    while ends := [key for key, keys in left.items() if not keys & left.keys()]:
        for key in ends:
            del left[key]
    return bool(left)


def _reached(ways: Mapping[str, set[str]], first: str) -> set[str]:
    reached, ahead = {first}, [first]
    while ahead:
        new = ways[ahead.pop()] - reached
        reached |= new
        ahead += new
    return reached
