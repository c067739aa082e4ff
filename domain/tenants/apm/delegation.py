"""Delegations: who decides while an approver is away."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, After, Ref, Text, UnsignedMoney
from domain.tenants.apm.document_type import DocumentType


class DelegationStatus(StrEnum):
    """Whether the delegation stands."""

    ACTIVE = "ACTIVE"
    REVOKED = "REVOKED"


S = DelegationStatus
LIFE = Life({S.ACTIVE: (S.REVOKED,), S.REVOKED: ()}, by_command={S.REVOKED: "revoke"})


@entity(
    path="delegations",
    title=("위임·대결", "Delegation"),
    filters=("delegator_id", "delegate_id", "start_at", "end_at"),
    sorts=("start_at", "end_at"),
    life=LIFE,
)
class Delegation(Entity):
    """An approver's stand-in until a moment, for all documents or for some kinds alone."""

    delegator_id: Annotated[UUID, Ref("sys.User"), IMMUTABLE]
    delegate_id: Annotated[UUID, Ref("sys.User")]
    start_at: datetime
    end_at: Annotated[datetime, After("start_at")]
    document_types: list[DocumentType] = field(default_factory=list[str])
    max_amount: UnsignedMoney | None = None
    reason: Annotated[str, Text(255)] | None = None
    # the approved leave that it was made from
    leave_request_id: Annotated[UUID, Ref("hrm.LeaveRequest")] | None = None
    status: DelegationStatus = S.ACTIVE

    @always
    def is_to_another(self) -> None:
        """Refuses a stand-in who is the approver."""
        if self.delegate_id == self.delegator_id:
            raise RuleViolated("nobody delegates to himself or herself")
