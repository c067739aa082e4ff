"""Reports: questions to a dataset that are kept and asked again."""

from dataclasses import field
from datetime import datetime, time
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Email, Json, Ref, Text, TimeZone, Whole

MAX_ROWS = 10_000
DAYS_OF_A_WEEK = 7


class ReportChart(StrEnum):
    """How the result is drawn."""

    TABLE = "TABLE"
    PIVOT = "PIVOT"
    LINE = "LINE"
    BAR = "BAR"
    PIE = "PIE"
    NUMBER = "NUMBER"


class ReportComparison(StrEnum):
    """What the result is set beside."""

    NONE = "NONE"
    PREVIOUS_PERIOD = "PREVIOUS_PERIOD"
    SAME_PERIOD_LAST_YEAR = "SAME_PERIOD_LAST_YEAR"
    TARGET = "TARGET"


class ScheduleFrequency(StrEnum):
    """How often the report is sent."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"


class FileFormat(StrEnum):
    """The file that is sent."""

    CSV = "CSV"
    XLSX = "XLSX"
    PDF = "PDF"


@line
class ReportShare(Line):
    """A role or a user that sees the report."""

    role_id: Annotated[UUID, Ref("sys.Role")] | None = None
    user_id: Annotated[UUID, Ref("sys.User")] | None = None
    can_edit: bool = False


@line
class ReportSchedule(Line):
    """When the report is sent, and to whom; `day` is of the week, 1 being Monday, or of the month."""

    frequency: ScheduleFrequency
    day: Annotated[int, Whole(1, 31)] | None = None
    at_time: time
    timezone: TimeZone = "Asia/Seoul"
    format: FileFormat = FileFormat.XLSX
    recipients: list[Email]
    only_if_rows: bool = False
    next_run_at: Annotated[datetime, COMPUTED] | None = None


@entity(
    path="reports",
    title=("보고서", "Report"),
    search=("code", "name"),
    filters=("dataset_id", "owner_id", "is_shared"),
    sorts=("code", "name"),
)
class Report(Entity):
    """A question to a dataset that is kept, shared and sent on a schedule."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Annotated[str, Text(120)]
    dataset_id: Annotated[UUID, Ref("bim.Dataset")]
    columns: Json
    filters_default: Json | None = None
    sort: Json | None = None
    chart: ReportChart = ReportChart.TABLE
    compare_to: ReportComparison = ReportComparison.NONE
    row_limit: Annotated[int, Whole(1, MAX_ROWS)] = MAX_ROWS
    owner_id: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    is_shared: bool = False
    shares: list[ReportShare] = field(default_factory=list[ReportShare])
    schedules: list[ReportSchedule] = field(default_factory=list[ReportSchedule])

    @always
    def is_shared_with_somebody(self) -> None:
        """Refuses a share with nobody, or with a role and a user at once."""
        if any((one.role_id is None) == (one.user_id is None) for one in self.shares):
            raise RuleViolated("a share names either a role or a user")

    @always
    def is_sent_on_a_day_to_somebody(self) -> None:
        """Refuses a schedule that never comes due, and one that sends to nobody."""
        for one in self.schedules:
            if one.frequency is not ScheduleFrequency.DAY and one.day is None:
                raise RuleViolated("a schedule by week or month needs a day")
            if one.frequency is ScheduleFrequency.WEEK and one.day is not None and one.day > DAYS_OF_A_WEEK:
                raise RuleViolated("the day of a week is from 1 to 7")
            if not one.recipients:
                raise RuleViolated("a schedule has at least one recipient")
