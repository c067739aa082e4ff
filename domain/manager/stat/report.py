"""Reports: questions asked again and again, sent to those who need the answer."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import UNIQUE, Email, Json, Name, Ref, Text, TimeZone


class ReportKind(StrEnum):
    """What a report is about."""

    REVENUE = "REVENUE"
    USAGE = "USAGE"
    TENANTS = "TENANTS"
    UPTIME = "UPTIME"
    SUPPORT = "SUPPORT"
    RECEIVABLES = "RECEIVABLES"
    COST_MARGIN = "COST_MARGIN"
    AUDIT = "AUDIT"


class ReportFileFormat(StrEnum):
    """What kind of file the answer is."""

    CSV = "CSV"
    XLSX = "XLSX"
    PDF = "PDF"
    JSON = "JSON"


class ReportStatus(StrEnum):
    """Whether a report runs by itself."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


S = ReportStatus
LIFE = Life(
    {
        S.ACTIVE: (S.PAUSED,),
        S.PAUSED: (S.ACTIVE,),
    },
)


@entity(
    path="reports",
    title=("보고서", "Report"),
    search=("code", "name"),
    filters=("kind", "owner_id"),
    sorts=("code", "name"),
    life=LIFE,
)
class Report(Entity):
    """A question asked again and again, whose answer is sent to those who need it."""

    code: Annotated[str, Text(60), UNIQUE]
    name: Name
    kind: ReportKind
    parameters: Json | None = None
    file_format: ReportFileFormat = ReportFileFormat.XLSX
    # minute, hour, day, month and weekday; none for a report that is only run by hand
    cron: (
        Annotated[
            str,
            Text(
                60,
                r"^[0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}$",
                says="five fields such as 0 9 * * 1 are asked for: minute, hour, day, month and weekday",
            ),
        ]
        | None
    ) = None
    timezone: TimeZone = "Asia/Seoul"
    recipients: list[Email] = field(default_factory=list[str])
    owner_id: Annotated[UUID, Ref("idam.User")] | None = None
    status: ReportStatus = S.ACTIVE
