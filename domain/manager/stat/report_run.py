"""Report runs: answers of reports."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Count, Json, Note, Ref, Text, Url


class ReportRunStatus(StrEnum):
    """How far an answer is."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    READY = "READY"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"


S = ReportRunStatus
LIFE = Life(
    {
        S.QUEUED: (S.RUNNING,),
        S.RUNNING: (S.READY, S.FAILED),
        S.READY: (S.EXPIRED,),
        S.FAILED: (),
        S.EXPIRED: (),
    },
    by_program=(S.RUNNING, S.READY, S.FAILED, S.EXPIRED),
)


@entity(
    path="report-runs",
    title=("보고서 실행", "Report run"),
    access="read_only",
    filters=("report_id", "started_at"),
    life=LIFE,
)
class ReportRun(Entity):
    """One answer of a report, made in the background and kept as a file for some time."""

    report_id: Annotated[UUID, Ref("stat.Report"), COMPUTED]
    parameters: Annotated[Json, COMPUTED] | None = None
    watermark_at: Annotated[datetime, COMPUTED] | None = None
    row_count: Annotated[Count, COMPUTED] = 0
    file_url: Annotated[Url, COMPUTED] | None = None
    sha256: (
        Annotated[
            str, Text(64, r"^[0-9a-f]{64}$", says="64 hexadecimal digits in small letters are asked for"), COMPUTED
        ]
        | None
    ) = None
    expires_at: Annotated[datetime, COMPUTED] | None = None
    error: Annotated[Note, COMPUTED] | None = None
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED] | None = None
    status: ReportRunStatus = S.QUEUED
