"""Tasks: the background work in the queue."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Json, LongName, Name, Note, Ref, Share, Text, Whole

TaskKind = Annotated[
    str, Text(60, r"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)+$", says="a kind such as webhook.deliver is asked for")
]
"""What a task does."""


class TaskBackoff(StrEnum):
    """How the waits between tries grow."""

    EXPONENTIAL = "EXPONENTIAL"
    FIXED = "FIXED"
    CUSTOM = "CUSTOM"


class TaskStatus(StrEnum):
    """How far the work has come; DEAD when it has failed too often."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    DEAD = "DEAD"
    SUCCEEDED = "SUCCEEDED"
    CANCELLED = "CANCELLED"


S = TaskStatus
LIFE = Life(
    {
        S.PENDING: (S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.SUCCEEDED, S.PENDING, S.DEAD, S.CANCELLED),
        S.DEAD: (S.PENDING, S.CANCELLED),
        S.SUCCEEDED: (),
        S.CANCELLED: (),
    },
    by_command={S.PENDING: "retry", S.CANCELLED: "cancel"},
    by_program=(S.RUNNING, S.SUCCEEDED, S.DEAD),
)


@entity(
    path="tasks",
    title=("작업", "Task"),
    search=("kind", "dedup_key", "last_error"),
    filters=("kind", "queue", "tenant_id", "run_at", "finished_at", "schedule_id", "execution_id"),
    unindexed=("queue",),
    life=LIFE,
)
class Task(Entity):
    """One piece of background work in the queue."""

    kind: Annotated[TaskKind, IMMUTABLE]
    queue: Annotated[str, Text(30), IMMUTABLE] = "default"
    payload: Annotated[Json, IMMUTABLE] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE] | None = None
    priority: int = 0  # the larger comes first
    run_at: datetime | None = None  # not before; empty: at once
    dedup_key: Annotated[LongName, IMMUTABLE] | None = None
    group_key: Annotated[LongName, IMMUTABLE] | None = None  # tasks of a group run one at a time, in order
    max_attempts: Annotated[int, Whole(1), IMMUTABLE] = 5
    backoff: Annotated[TaskBackoff, IMMUTABLE] = TaskBackoff.EXPONENTIAL
    backoff_seconds: Annotated[Count, IMMUTABLE] = 10
    attempt: Annotated[Count, COMPUTED] = 0
    locked_by: Annotated[Name, COMPUTED] | None = None
    lease_until: Annotated[datetime, COMPUTED] | None = None
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED] | None = None
    progress: Annotated[Share, COMPUTED] | None = None
    result: Annotated[Json, COMPUTED] | None = None
    last_error: Annotated[Note, COMPUTED] | None = None
    schedule_id: Annotated[UUID, Ref("auto.TaskSchedule"), COMPUTED] | None = None
    execution_id: Annotated[UUID, Ref("auto.Execution"), COMPUTED] | None = None
    status: TaskStatus = S.PENDING
