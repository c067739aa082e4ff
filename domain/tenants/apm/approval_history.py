"""Approval histories: what happened to requests."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.audit import Sha256
from domain.kernel.entity import Entity, entity
from domain.kernel.types import Note, Ref, Whole


class ApprovalEvent(StrEnum):
    """What happened to a request, a step or a task."""

    SUBMITTED = "SUBMITTED"
    STEP_STARTED = "STEP_STARTED"
    TASK_CREATED = "TASK_CREATED"
    DELEGATED = "DELEGATED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    RETURNED = "RETURNED"
    REASSIGNED = "REASSIGNED"
    APPROVER_ADDED = "APPROVER_ADDED"
    SKIPPED = "SKIPPED"
    REMINDED = "REMINDED"
    ESCALATED = "ESCALATED"
    FORCED = "FORCED"
    WITHDRAWN = "WITHDRAWN"
    RESUBMITTED = "RESUBMITTED"
    COMPLETED = "COMPLETED"


@entity(
    path="approval-histories",
    title=("결재 이력", "Approval history"),
    access="read_only",
    insert_only=True,
    filters=("approval_request_id", "event", "actor_id", "on_behalf_of_id", "occurred_at"),
    sorts=("occurred_at",),
    unique=(("approval_request_id", "seq"),),
)
class ApprovalHistory(Entity):
    """One event of a request, in order and never changed; without an actor it was the program."""

    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest")]
    seq: Annotated[int, Whole(1)]
    round_no: Annotated[int, Whole(1)]
    step_no: Annotated[int, Whole(1)] | None = None
    event: ApprovalEvent
    actor_id: Annotated[UUID, Ref("sys.User")] | None = None
    on_behalf_of_id: Annotated[UUID, Ref("sys.User")] | None = None
    comment: Note | None = None
    snapshot_hash: Sha256 | None = None
    occurred_at: datetime
