"""Approval requests: documents that wait for a decision."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.audit import Sha256
from domain.kernel.entity import Entity, Life, Line, entity, line
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    ZERO,
    Count,
    Json,
    Money,
    Numbered,
    OtherId,
    Ref,
    Text,
    Url,
    Whole,
)
from domain.tenants.apm.document_type import DocumentType
from domain.tenants.apm.step import StepKind, StepMode


class Urgency(StrEnum):
    """Whether the request can wait."""

    NORMAL = "NORMAL"
    URGENT = "URGENT"


class StepState(StrEnum):
    """How far a step of a request has come."""

    WAITING = "WAITING"
    ACTIVE = "ACTIVE"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    RETURNED = "RETURNED"
    SKIPPED = "SKIPPED"
    CANCELLED = "CANCELLED"


class ApprovalRequestStatus(StrEnum):
    """Where the request stands between its draft and its outcome."""

    DRAFT = "DRAFT"
    IN_PROGRESS = "IN_PROGRESS"
    RETURNED = "RETURNED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"
    CANCELLED = "CANCELLED"


S = ApprovalRequestStatus
LIFE = Life(
    {
        S.DRAFT: (S.IN_PROGRESS, S.CANCELLED),
        S.IN_PROGRESS: (S.APPROVED, S.REJECTED, S.RETURNED, S.WITHDRAWN),
        S.RETURNED: (S.IN_PROGRESS, S.WITHDRAWN),
        S.APPROVED: (),
        S.REJECTED: (),
        S.WITHDRAWN: (),
        S.CANCELLED: (),
    },
    by_command={S.IN_PROGRESS: "submit", (S.RETURNED, S.IN_PROGRESS): "resubmit", S.WITHDRAWN: "withdraw"},
    by_program=(S.APPROVED, S.REJECTED, S.RETURNED, S.CANCELLED),
)


@line
class ApprovalRequestStep(Line):
    """A step of the request's way as it was fixed at submission, and how its approvers decided."""

    step_no: Annotated[int, Whole(1), COMPUTED]
    name: Annotated[str, Text(80), COMPUTED]
    kind: Annotated[StepKind, COMPUTED]
    mode: Annotated[StepMode, COMPUTED]
    required_count: Annotated[Count, COMPUTED]
    approved_count: Annotated[Count, COMPUTED] = 0
    rejected_count: Annotated[Count, COMPUTED] = 0
    state: Annotated[StepState, COMPUTED] = StepState.WAITING
    skip_reason: Annotated[str, Text(120), COMPUTED] | None = None


@line
class ApprovalWatcher(Line):
    """A user who is told of the request without deciding."""

    user_id: Annotated[UUID, Ref("sys.User")]
    read_at: Annotated[datetime, COMPUTED] | None = None


@line
class ApprovalAttachment(Line):
    """A file that the approvers are to see."""

    name: Annotated[str, Text(255)]
    url: Url
    sha256: Sha256 | None = None


@entity(
    path="approval-requests",
    title=("결재 요청", "Approval request"),
    search=("number", "title"),
    filters=(
        "document_type",
        "document_id",
        "requester_id",
        "department_id",
        "workflow_definition_id",
        "submitted_at",
        "amount",
        "urgency",
    ),
    sorts=("title", "amount"),
    life=LIFE,
)
class ApprovalRequest(Entity):
    """A document on its way through its steps, as it was at submission; each resubmission begins a new round."""

    number: Annotated[str, Text(40), Numbered("APPROVAL_REQUEST", "APR-{year}-{seq:06}")] | None = None
    title: Annotated[str, Text(255)]
    document_type: Annotated[DocumentType, IMMUTABLE]
    document_id: Annotated[OtherId, IMMUTABLE] | None = None
    form_id: Annotated[UUID, Ref("apm.ApprovalForm")] | None = None
    form_data: Json | None = None
    requester_id: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    department_id: Annotated[UUID, Ref("hrm.Department"), COMPUTED] | None = None
    workflow_definition_id: Annotated[UUID, Ref("apm.WorkflowDefinition"), COMPUTED] | None = None
    amount: Annotated[Money, COMPUTED] = ZERO
    snapshot: Annotated[Json, COMPUTED] | None = None
    snapshot_hash: Annotated[Sha256, COMPUTED] | None = None
    round_no: Annotated[Count, COMPUTED] = 0
    current_step_no: Annotated[int, Whole(1), COMPUTED] | None = None
    submitted_at: Annotated[datetime, COMPUTED] | None = None
    completed_at: Annotated[datetime, COMPUTED] | None = None
    urgency: Urgency = Urgency.NORMAL
    status: ApprovalRequestStatus = S.DRAFT
    steps: list[ApprovalRequestStep] = field(default_factory=list[ApprovalRequestStep])
    watchers: list[ApprovalWatcher] = field(default_factory=list[ApprovalWatcher])
    attachments: list[ApprovalAttachment] = field(default_factory=list[ApprovalAttachment])
