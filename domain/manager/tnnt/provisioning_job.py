"""Provisioning jobs: creations, moves, exports and deletions of tenants, step by step."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, Note, Ref, Text, Url


class ProvisioningKind(StrEnum):
    """What is done with the tenant."""

    CREATE = "CREATE"
    MOVE = "MOVE"
    EXPORT = "EXPORT"
    DELETE = "DELETE"


class ProvisioningStepState(StrEnum):
    """How far a step is."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    UNDONE = "UNDONE"


class ProvisioningJobStatus(StrEnum):
    """How far a job is."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    FAILED = "FAILED"
    SUCCEEDED = "SUCCEEDED"
    CANCELLED = "CANCELLED"


S = ProvisioningJobStatus
LIFE = Life(
    {
        S.QUEUED: (S.RUNNING, S.CANCELLED),
        S.RUNNING: (S.SUCCEEDED, S.FAILED),
        S.FAILED: (S.QUEUED, S.CANCELLED),
        S.SUCCEEDED: (),
        S.CANCELLED: (),
    },
    by_command={S.QUEUED: "retry", S.CANCELLED: "cancel"},
    by_program=(S.RUNNING, S.SUCCEEDED, S.FAILED),
)


@line
class ProvisioningStep(Line):
    """One step of a job, which can be run again without harm."""

    name: Annotated[str, Text(60), COMPUTED]
    state: Annotated[ProvisioningStepState, COMPUTED] = ProvisioningStepState.PENDING
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED] | None = None
    message: Annotated[Note, COMPUTED] | None = None


@entity(
    path="provisioning-jobs",
    title=("프로비저닝 작업", "Provisioning job"),
    access="read_only",
    filters=("tenant_id", "kind", "started_at"),
    life=LIFE,
)
class ProvisioningJob(Entity):
    """One creation, move, export or deletion of a tenant, step by step in the background."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED]
    kind: Annotated[ProvisioningKind, COMPUTED]
    # none where the program itself began it
    requested_by_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    approved_by_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    target_resource_id: Annotated[UUID, Ref("ifra.Resource"), COMPUTED] | None = None
    attempt: Annotated[Count, COMPUTED] = 0
    error: Annotated[Note, COMPUTED] | None = None
    file_url: Annotated[Url, COMPUTED] | None = None
    file_expires_at: Annotated[datetime, COMPUTED] | None = None
    started_at: Annotated[datetime, COMPUTED] | None = None
    finished_at: Annotated[datetime, COMPUTED] | None = None
    status: ProvisioningJobStatus = S.QUEUED
    steps: list[ProvisioningStep] = field(default_factory=list[ProvisioningStep])

    @always
    def deletes_by_two(self) -> None:
        """Refuses a deletion that runs without the approval of a second person."""
        if self.kind is not ProvisioningKind.DELETE:
            return
        approved = self.approved_by_id is not None
        if (approved and self.approved_by_id == self.requested_by_id) or (
            not approved and self.status not in (S.QUEUED, S.CANCELLED)
        ):
            raise RuleViolated("DELETE needs approved_by other than requested_by")
