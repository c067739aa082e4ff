"""Aggregation runs: how statistics were computed in the background."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Count, NotBefore, Note


class AggregationKind(StrEnum):
    """Which statistics are computed."""

    USAGE = "USAGE"
    TENANT = "TENANT"
    REVENUE = "REVENUE"
    UPTIME = "UPTIME"


class AggregationRunStatus(StrEnum):
    """What came of a run."""

    RUNNING = "RUNNING"
    FAILED = "FAILED"
    SUCCEEDED = "SUCCEEDED"


S = AggregationRunStatus
LIFE = Life(
    {
        S.RUNNING: (S.SUCCEEDED, S.FAILED),
        S.FAILED: (),
        S.SUCCEEDED: (),
    },
    by_program=(S.SUCCEEDED, S.FAILED),
)


@entity(
    path="aggregation-runs",
    title=("집계 실행", "Aggregation run"),
    access="read_only",
    filters=("kind", "started_at", "is_rebuild"),
    sorts=("started_at",),
    life=LIFE,
)
class AggregationRun(Entity):
    """One computing of statistics in the background."""

    kind: Annotated[AggregationKind, COMPUTED]
    from_at: Annotated[datetime, COMPUTED]
    to_at: Annotated[datetime, NotBefore("from_at"), COMPUTED]
    # everything received before it is counted
    watermark_at: Annotated[datetime, COMPUTED] | None = None
    row_count: Annotated[Count, COMPUTED] = 0
    is_rebuild: Annotated[bool, COMPUTED] = False
    error: Annotated[Note, COMPUTED] | None = None
    started_at: Annotated[datetime, COMPUTED]
    finished_at: Annotated[datetime, COMPUTED] | None = None
    status: AggregationRunStatus = S.RUNNING
