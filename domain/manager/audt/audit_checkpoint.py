"""Audit checkpoints: proofs of how far an audit chain had come."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.audit import Sha256
from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, Count, LongName, Ref, Text, Whole


class AuditCheckpointKind(StrEnum):
    """Why it was made: each day, before old entries are purged, or because a person asked."""

    DAILY = "DAILY"
    PRUNE = "PRUNE"
    MANUAL = "MANUAL"


@entity(
    path="audit-checkpoints",
    title=("감사 체크포인트", "Audit checkpoint"),
    access="read_only",
    filters=("tenant_id", "kind", "signed_at"),
    sorts=("signed_at",),
)
class AuditCheckpoint(Entity):
    """A signature over a chain's end, kept also outside the database, so that a cut tail or a rewritten chain shows."""

    # the tenant whose chain it is; empty for the platform's
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED] | None = None
    kind: Annotated[AuditCheckpointKind, COMPUTED]
    seq: Annotated[int, Whole(1), COMPUTED]
    head_hash: Annotated[Sha256, COMPUTED]
    # since the chain's beginning or the last PRUNE
    entry_count: Annotated[Count, COMPUTED]
    # Ed25519 over tenant_id, kind, seq, head_hash and signed_at
    signature: Annotated[LongName, COMPUTED]
    key_id: Annotated[str, Text(40), COMPUTED]
    signed_at: Annotated[datetime, COMPUTED]
    published_to: Annotated[LongName, COMPUTED] | None = None
