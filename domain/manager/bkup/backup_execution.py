"""Backup executions: the backups that were made, each of one target."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Code, Count, LongName, NotBefore, Note, Numbered, Ref, Text
from domain.manager.bkup.backup_schedule import BackupMethod


class BackupTarget(StrEnum):
    """What a backup is of."""

    MANAGER_DB = "MANAGER_DB"
    TENANT_DB = "TENANT_DB"
    FILES = "FILES"


class BackupExecutionStatus(StrEnum):
    """How far the backup has come, and whether it can still be used."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    CORRUPT = "CORRUPT"
    EXPIRED = "EXPIRED"


S = BackupExecutionStatus
LIFE = Life(
    {
        S.PENDING: (S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.COMPLETED, S.FAILED, S.CANCELLED),
        S.COMPLETED: (S.EXPIRED, S.CORRUPT),
        S.FAILED: (),
        S.CANCELLED: (),
        S.CORRUPT: (S.EXPIRED,),
        S.EXPIRED: (),
    },
    by_command={S.EXPIRED: "expire"},
    by_program=(S.RUNNING, S.COMPLETED, S.FAILED, S.CANCELLED, S.CORRUPT),
)


@entity(
    path="executions",
    title=("백업 실행", "Backup execution"),
    access="read_only",
    search=("number", "error"),
    filters=("schedule_id", "tenant_database_id", "method", "storage_id", "is_held", "started_at", "verified_at"),
    life=LIFE,
)
class BackupExecution(Entity):
    """One backup of one database, or of the files."""

    number: Annotated[Code, Numbered("BACKUP_EXECUTION", "BKP-{year}-{seq:06}")] | None = None
    # none of the safety copy before a restore
    schedule_id: Annotated[UUID, Ref("bkup.BackupSchedule"), COMPUTED] | None = None
    target_type: Annotated[BackupTarget, COMPUTED]
    tenant_database_id: Annotated[UUID, Ref("tnnt.TenantDatabase"), COMPUTED] | None = None
    method: Annotated[BackupMethod, COMPUTED]
    parent_id: Annotated[UUID, Ref("bkup.BackupExecution", tree=True), COMPUTED] | None = None
    storage_id: Annotated[UUID, Ref("bkup.BackupStorage"), COMPUTED]
    file_location: Annotated[str, Text(500), COMPUTED] | None = None
    size_bytes: Annotated[Count, COMPUTED] | None = None
    sha256: Annotated[str, Text(64, r"^[0-9a-f]{64}$"), COMPUTED] | None = None
    schema_version: Annotated[str, Text(64), COMPUTED] | None = None
    consistent_at: Annotated[datetime, COMPUTED] | None = None  # the moment that the copy shows
    recoverable_until: Annotated[datetime, COMPUTED, NotBefore("consistent_at")] | None = None
    encrypted: Annotated[bool, COMPUTED] = False
    copied_at: Annotated[datetime, COMPUTED] | None = None  # to the second storage
    verified_at: Annotated[datetime, COMPUTED] | None = None
    is_held: Annotated[bool, COMPUTED] = False
    hold_reason: Annotated[LongName, COMPUTED] | None = None
    hold_until: Annotated[date, COMPUTED] | None = None
    keep_reasons: Annotated[list[Annotated[str, Text(20)]], COMPUTED] = field(default_factory=list[str])
    error: Annotated[Note, COMPUTED] | None = None
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED, NotBefore("started_at")] | None = None
    status: BackupExecutionStatus = S.PENDING

    @always
    def names_what_it_is_of(self) -> None:
        """Refuses a backup of a tenant database that does not say which, and one of another target that does."""
        if (self.target_type is BackupTarget.TENANT_DB) != (self.tenant_database_id is not None):
            raise RuleViolated("a backup names a tenant database just when its target is TENANT_DB")

    @always
    def is_whole_once_completed(self) -> None:
        """Refuses a COMPLETED backup that could not be found, proved or read, or that is not encrypted."""
        if self.status is not S.COMPLETED:
            return
        if None in (self.file_location, self.size_bytes, self.sha256, self.consistent_at, self.finished_at):
            raise RuleViolated("a COMPLETED backup has its location, size, sha256 and times")
        if not self.encrypted:
            raise RuleViolated("a backup is always encrypted")
        if (self.method is BackupMethod.INCREMENTAL) != (self.parent_id is not None):
            raise RuleViolated("a backup has a parent just when it is INCREMENTAL")

    @always
    def is_held_for_a_reason(self) -> None:
        """Refuses a hold without reason or end."""
        if self.is_held and (self.hold_reason is None or self.hold_until is None):
            raise RuleViolated("a backup is held for a reason and until a day")
