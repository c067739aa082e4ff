"""Audit seals: the chain that shows any change of the platform's audit log."""

from typing import Annotated
from uuid import UUID

from domain.kernel.audit import ChainLink
from domain.kernel.entity import entity
from domain.kernel.types import COMPUTED, UNIQUE, Ref


@entity(
    path="audit-seals",
    title=("감사 체인", "Audit seal"),
    access="read_only",
    insert_only=True,
    unindexed=("sealed_at",),
    filters=("seq", "log_id", "sealed_at"),
)
class AuditSeal(ChainLink):
    """The place of an audit entry in the platform's chain, given within seconds after it was written."""

    log_id: Annotated[UUID, Ref("audt.AuditLog"), UNIQUE, COMPUTED]
