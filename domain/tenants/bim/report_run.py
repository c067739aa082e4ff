"""Report runs: what came of asking."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import Count, Json, NotBefore, Note, Ref, Url


class ReportRunStatus(StrEnum):
    """How far the run has come."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


S = ReportRunStatus
LIFE = Life(
    {
        S.QUEUED: (S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.DONE, S.FAILED, S.CANCELLED),
        S.DONE: (),
        S.FAILED: (),
        S.CANCELLED: (),
    },
    by_command={S.CANCELLED: "cancel"},
    by_program=(S.RUNNING, S.DONE, S.FAILED),
)


@entity(
    path="report-runs",
    title=("보고서 실행", "Report run"),
    access="read_only",
    filters=("report_id", "requested_by", "started_at"),
    life=LIFE,
)
class ReportRun(Entity):
    """One execution of a report, with its result until that expires."""

    report_id: Annotated[UUID, Ref("bim.Report")]
    parameters: Json | None = None
    requested_by: Annotated[UUID, Ref("sys.User")]
    started_at: datetime | None = None
    finished_at: Annotated[datetime, NotBefore("started_at")] | None = None
    row_count: Count | None = None
    truncated: bool = False
    result_url: Url | None = None
    error: Note | None = None
    expires_at: datetime | None = None
    status: ReportRunStatus = S.QUEUED
