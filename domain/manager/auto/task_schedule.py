"""Task schedules: when which tasks are put into the queue."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Json, Name, Ref, Text, TimeZone
from domain.manager.auto.cron import Cron
from domain.manager.auto.task import TaskKind


class Misfire(StrEnum):
    """What is done about the times that were missed while nothing ran."""

    RUN_ONCE = "RUN_ONCE"
    SKIP = "SKIP"
    RUN_ALL = "RUN_ALL"


class Overlap(StrEnum):
    """What is done when a time comes while the run before is not ended."""

    SKIP = "SKIP"
    QUEUE = "QUEUE"


class TaskScheduleStatus(StrEnum):
    """Whether the timetable is kept."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


S = TaskScheduleStatus
LIFE = Life(
    {S.ACTIVE: (S.PAUSED,), S.PAUSED: (S.ACTIVE,)},
    by_command={S.PAUSED: "pause", S.ACTIVE: "resume"},
)
CronText = Annotated[
    str,
    Text(
        60,
        r"^[0-9*/,-]+( [0-9*/,-]+){4}$",
        says="minute, hour, day, month and weekday such as 30 2 * * 1-5 are asked for",
    ),
]


@entity(
    path="schedules",
    title=("작업 일정", "Task schedule"),
    search=("code", "name", "kind"),
    filters=("kind", "next_run_at", "is_system"),
    sorts=("code", "name"),
    life=LIFE,
)
class TaskSchedule(Entity):
    """A timetable by which tasks are put into the queue."""

    code: Annotated[str, Text(60), UNIQUE, IMMUTABLE]
    name: Name
    kind: TaskKind
    payload: Json | None = None
    cron: CronText
    timezone: TimeZone = "Asia/Seoul"
    misfire: Misfire = Misfire.RUN_ONCE
    overlap: Overlap = Overlap.SKIP
    is_system: Annotated[bool, COMPUTED] = False
    next_run_at: Annotated[datetime, COMPUTED] | None = None
    last_run_at: Annotated[datetime, COMPUTED] | None = None
    last_task_id: Annotated[UUID, Ref("auto.Task"), COMPUTED] | None = None
    status: TaskScheduleStatus = S.ACTIVE

    @always
    def has_times(self) -> None:
        """Refuses a cron that cannot be read or never comes."""
        try:
            cron = Cron.parse(self.cron)
        except ValueError:
            raise ValidationError.of("cron", "range", "a field of the cron is out of its range") from None
        if not cron.ever_comes():
            raise RuleViolated("a cron that never comes is refused")
