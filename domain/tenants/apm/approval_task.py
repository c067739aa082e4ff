"""Approval tasks: what approvers have to decide."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Note, Ref, Whole


class ApprovalTaskStatus(StrEnum):
    """What the approver decided, or why there is nothing to decide any more."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    RETURNED = "RETURNED"
    REASSIGNED = "REASSIGNED"
    CANCELLED = "CANCELLED"


S = ApprovalTaskStatus
LIFE = Life(
    {
        S.PENDING: (S.APPROVED, S.REJECTED, S.RETURNED, S.REASSIGNED, S.CANCELLED),
        S.APPROVED: (),
        S.REJECTED: (),
        S.RETURNED: (),
        S.REASSIGNED: (),
        S.CANCELLED: (),
    },
    by_command={S.APPROVED: "approve", S.REJECTED: "reject", S.RETURNED: "return", S.REASSIGNED: "reassign"},
    by_program=(S.CANCELLED,),
)


@entity(
    path="approval-tasks",
    title=("결재 할 일", "Approval task"),
    access="read_only",
    filters=("approval_request_id", "approver_id", "original_approver_id", "step_no", "due_at"),
    unique=(("approval_request_id", "round_no", "step_no", "original_approver_id"),),
    life=LIFE,
)
class ApprovalTask(Entity):
    """One approver's decision in one step, taken by another while the original approver has delegated it."""

    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest")]
    round_no: Annotated[int, Whole(1)]
    step_no: Annotated[int, Whole(1)]
    approver_id: Annotated[UUID, Ref("sys.User")]
    original_approver_id: Annotated[UUID, Ref("sys.User")]
    delegation_id: Annotated[UUID, Ref("apm.Delegation")] | None = None
    # the place in the order of those who are asked one after another
    turn: Annotated[int, Whole(1)] | None = None
    due_at: datetime | None = None
    decided_at: Annotated[datetime, COMPUTED] | None = None
    decided_by: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    comment: Annotated[Note, COMPUTED] | None = None
    escalated_at: Annotated[datetime, COMPUTED] | None = None
    status: ApprovalTaskStatus = S.PENDING

    @always
    def says_why_not(self) -> None:
        """Refuses a rejection and a return that tell the requester nothing."""
        if self.status in (S.REJECTED, S.RETURNED) and not (self.comment or "").strip():
            raise RuleViolated("reject and return need a comment")
