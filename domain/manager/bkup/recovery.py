"""Recoveries: bringing data back from a backup, or proving that it could be."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, Code, Count, Json, NotBefore, Note, Numbered, Ref, Text


class RecoveryPurpose(StrEnum):
    """Whether data is brought back, copied, or only proved to be there."""

    RESTORE = "RESTORE"
    CLONE = "CLONE"
    DRILL = "DRILL"


class RecoveryStatus(StrEnum):
    """How far the recovery has come."""

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    RUNNING = "RUNNING"
    VERIFYING = "VERIFYING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    REJECTED = "REJECTED"
    CANCELLED = "CANCELLED"
    ROLLED_BACK = "ROLLED_BACK"


S = RecoveryStatus
LIFE = Life(
    {
        S.REQUESTED: (S.APPROVED, S.REJECTED, S.CANCELLED),
        S.APPROVED: (S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.VERIFYING, S.FAILED),
        S.VERIFYING: (S.COMPLETED, S.FAILED),
        S.COMPLETED: (S.ROLLED_BACK,),
        S.FAILED: (),
        S.REJECTED: (),
        S.CANCELLED: (),
        S.ROLLED_BACK: (),
    },
    by_command={
        S.APPROVED: "approve",
        S.REJECTED: "reject",
        S.RUNNING: "start",
        S.CANCELLED: "cancel",
        S.ROLLED_BACK: "roll_back",
    },
    by_program=(S.VERIFYING, S.COMPLETED, S.FAILED),
)
_UNAPPROVED = (S.REQUESTED, S.REJECTED, S.CANCELLED)


@entity(
    path="recoveries",
    title=("복구", "Recovery"),
    search=("number", "reason"),
    filters=("purpose", "backup_id", "tenant_id", "requested_by_id", "started_at"),
    life=LIFE,
)
class Recovery(Entity):
    """Bringing data back from a backup, or proving that it could be."""

    number: Annotated[Code, Numbered("RECOVERY", "RCV-{year}-{seq:06}")] | None = None
    purpose: Annotated[RecoveryPurpose, IMMUTABLE]
    backup_id: Annotated[UUID, Ref("bkup.BackupExecution"), IMMUTABLE]
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE] | None = None
    target_time: Annotated[datetime, IMMUTABLE] | None = None  # empty means the backup's own moment
    target_resource_id: Annotated[UUID, Ref("ifra.Resource")] | None = None
    reason: Annotated[str, Text(500), IMMUTABLE]
    ticket_id: Annotated[UUID, Ref("supt.Ticket")] | None = None
    lost_at: datetime | None = None  # when the harm happened
    requested_by_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    approved_by_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    safety_backup_id: Annotated[UUID, Ref("bkup.BackupExecution"), COMPUTED] | None = None
    new_database_id: Annotated[UUID, Ref("tnnt.TenantDatabase"), COMPUTED] | None = None
    rpo_seconds: Annotated[int, COMPUTED] | None = None  # from the restored point to lost_at
    rto_seconds: Annotated[int, COMPUTED] | None = None  # from lost_at to the end
    duration_seconds: Annotated[Count, COMPUTED] | None = None
    checks: Annotated[Json, COMPUTED] | None = None  # each with name, expected, found and ok
    error: Annotated[Note, COMPUTED] | None = None
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED, NotBefore("started_at")] | None = None
    status: RecoveryStatus = S.REQUESTED

    @always
    def is_approved_by_another(self) -> None:
        """Refuses a RESTORE that goes on without approval, or with that of whoever asked for it."""
        if self.purpose is not RecoveryPurpose.RESTORE or self.status in _UNAPPROVED:
            return
        if self.approved_by_id in (None, self.requested_by_id):
            raise RuleViolated("RESTORE needs approval by another person")
