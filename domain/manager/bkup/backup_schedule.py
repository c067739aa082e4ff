"""Backup schedules: what is backed up when, and what is kept."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Count, Name, Ref, Text, TimeZone, Whole

Interval = Annotated[int, Whole(1)]


class ScheduleTarget(StrEnum):
    """What a schedule backs up."""

    MANAGER_DB = "MANAGER_DB"
    TENANT_DB = "TENANT_DB"
    ALL_TENANT_DBS = "ALL_TENANT_DBS"
    FILES = "FILES"


class BackupMethod(StrEnum):
    """Whether all is copied, what is new since the last copy, or the data as statements."""

    FULL = "FULL"
    INCREMENTAL = "INCREMENTAL"
    LOGICAL = "LOGICAL"


class BackupScheduleStatus(StrEnum):
    """Whether backups are made by it."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


S = BackupScheduleStatus
LIFE = Life({S.ACTIVE: (S.PAUSED,), S.PAUSED: (S.ACTIVE,)})


@entity(
    path="schedules",
    title=("백업 일정", "Backup schedule"),
    search=("code", "name"),
    filters=("target_type", "tenant_database_id", "storage_id", "next_run_at", "last_success_at"),
    sorts=("code", "name"),
    life=LIFE,
)
class BackupSchedule(Entity):
    """What is backed up when and where, and how long it is kept."""

    code: Annotated[str, Text(60), UNIQUE]
    name: Name
    target_type: Annotated[ScheduleTarget, IMMUTABLE]
    tenant_database_id: Annotated[UUID, Ref("tnnt.TenantDatabase")] | None = None  # for TENANT_DB alone
    method: BackupMethod
    full_every_days: Interval = 7  # INCREMENTAL makes a full one at least so often
    cron: Annotated[
        str,
        Text(
            60,
            r"^[0-9A-Za-z*/,?#-]+( [0-9A-Za-z*/,?#-]+){4}$",
            says="a schedule of five fields such as 0 2 * * * is asked for",
        ),
    ]
    timezone: TimeZone = "Asia/Seoul"
    storage_id: Annotated[UUID, Ref("bkup.BackupStorage")]
    second_storage_id: Annotated[UUID, Ref("bkup.BackupStorage")] | None = None  # copied there, in another region
    keep_daily: Count = 7
    keep_weekly: Count = 4
    keep_monthly: Count = 12
    keep_yearly: Count = 0
    min_keep: Count = 3
    archive_days: Count = 7  # of the log, for recovery to a point in time
    timeout_minutes: Interval = 240
    rpo_minutes: Interval = 1500  # without a success for so long an alert fires
    next_run_at: Annotated[datetime, COMPUTED] | None = None
    last_success_at: Annotated[datetime, COMPUTED] | None = None
    status: BackupScheduleStatus = S.ACTIVE

    @always
    def names_what_it_backs_up(self) -> None:
        """Refuses TENANT_DB without its database, and a database beside another target."""
        if (self.target_type is ScheduleTarget.TENANT_DB) != (self.tenant_database_id is not None):
            raise RuleViolated("a schedule names a tenant database just when its target is TENANT_DB")

    @always
    def copies_elsewhere(self) -> None:
        """Refuses a second storage that is the first."""
        if self.second_storage_id == self.storage_id:
            raise RuleViolated("the second storage is another one than the first")
