"""Executions: the runs of workflows."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import COMPUTED, Count, Json, Name, Note, Ref, Text


class StepState(StrEnum):
    """How far a step has come."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"


class ExecutionStatus(StrEnum):
    """How far the run has come."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
    FAILED = "FAILED"
    SUCCEEDED = "SUCCEEDED"
    CANCELLED = "CANCELLED"


S = ExecutionStatus
LIFE = Life(
    {
        S.QUEUED: (S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.WAITING, S.SUCCEEDED, S.FAILED, S.CANCELLED),
        S.WAITING: (S.RUNNING, S.FAILED, S.CANCELLED),
        S.FAILED: (S.RUNNING,),
        S.SUCCEEDED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.CANCELLED: "cancel",
        S.RUNNING: "retry",
        (S.WAITING, S.RUNNING): "approve",
        S.FAILED: "reject",
    },
    by_program=(S.WAITING, S.SUCCEEDED),
)


@line
class ExecutionStep(Line):
    """What came of one step of the workflow."""

    step_key: Annotated[str, Text(40), COMPUTED]
    attempt: Annotated[Count, COMPUTED]
    state: Annotated[StepState, COMPUTED]
    input: Annotated[Json, COMPUTED] | None = None
    output: Annotated[Json, COMPUTED] | None = None
    error: Annotated[Note, COMPUTED] | None = None
    idempotency_key: Annotated[Name, COMPUTED]  # the same on every attempt
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED] | None = None


@entity(
    path="executions",
    title=("실행", "Execution"),
    access="read_only",
    search=("error",),
    filters=("workflow_id", "tenant_id", "trigger_event_id", "started_at"),
    life=LIFE,
)
class Execution(Entity):
    """One run of a workflow."""

    workflow_id: Annotated[UUID, Ref("auto.Workflow"), COMPUTED]  # in the version that it began with
    trigger_event_id: Annotated[UUID, Ref("intg.WebhookEvent"), COMPUTED] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED] | None = None
    input: Annotated[Json, COMPUTED] | None = None
    output: Annotated[Json, COMPUTED] | None = None
    depth: Annotated[Count, COMPUTED] = 0  # how many workflows set each other off before it
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED] | None = None
    waiting_for: Annotated[Name, COMPUTED] | None = None
    error: Annotated[Note, COMPUTED] | None = None
    retried_from_id: Annotated[UUID, Ref("auto.Execution"), COMPUTED] | None = None
    status: ExecutionStatus = S.QUEUED
    steps: list[ExecutionStep] = field(default_factory=list[ExecutionStep])
