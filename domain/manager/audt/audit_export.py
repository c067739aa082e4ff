"""Audit exports: audit entries handed out in a file."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.audit import Sha256
from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, Count, Json, Ref, Text, Url

SHORTEST_REASON = 10
"""Characters that a reason has at least."""


class ExportFormat(StrEnum):
    """How the entries stand in the file."""

    JSONL = "JSONL"
    CSV = "CSV"


class AuditExportStatus(StrEnum):
    """Where the export stands between the request and the end of its file."""

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    READY = "READY"
    REJECTED = "REJECTED"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"


S = AuditExportStatus
LIFE = Life(
    {
        S.REQUESTED: (S.APPROVED, S.REJECTED),
        S.APPROVED: (S.READY, S.FAILED),
        S.READY: (S.EXPIRED,),
        S.REJECTED: (),
        S.FAILED: (S.APPROVED,),
        S.EXPIRED: (),
    },
    by_command={S.APPROVED: "approve", S.REJECTED: "reject"},
    by_program=(S.READY, S.FAILED, S.EXPIRED),
)


@entity(
    path="audit-exports",
    title=("감사 로그 반출", "Audit export"),
    search=("reason",),
    filters=("requested_by_id", "expires_at"),
    life=LIFE,
)
class AuditExport(Entity):
    """A file of audit entries taken out, with its reason."""

    filters: Annotated[Json, IMMUTABLE]
    file_format: Annotated[ExportFormat, IMMUTABLE] = ExportFormat.JSONL
    reason: Annotated[str, Text(500), IMMUTABLE]
    requested_by_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    approved_by_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    row_count: Annotated[Count, COMPUTED] = 0
    sha256: Annotated[Sha256, COMPUTED] | None = None
    file_url: Annotated[Url, COMPUTED] | None = None
    expires_at: Annotated[datetime, COMPUTED] | None = None
    download_count: Annotated[Count, COMPUTED] = 0
    status: AuditExportStatus = S.REQUESTED

    @always
    def filters_by_name(self) -> None:
        """Refuses filters that are not values by name."""
        if not isinstance(self.filters, Mapping):
            raise ValidationError.of("filters", "type", "an object is asked for")

    @always
    def has_a_real_reason(self) -> None:
        """Refuses a reason that is too short to say anything."""
        if len(self.reason.strip()) < SHORTEST_REASON:
            raise ValidationError.of("reason", "too_short", "at least {min} characters", min=SHORTEST_REASON)

    @always
    def is_approved_by_another(self) -> None:
        """Refuses an approval by the one who asked."""
        if self.approved_by_id is not None and self.approved_by_id == self.requested_by_id:
            raise RuleViolated("an export is approved by another person than the one who asked for it")
