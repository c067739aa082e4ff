"""Visit reports: what technicians found and did."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    UNIQUE,
    Count,
    Json,
    Note,
    Numbered,
    Ref,
    Text,
    UnsignedQuantity,
    Url,
)
from domain.tenants.asm.checklist import check_points, leaves_open


class VisitResult(StrEnum):
    """What the visit came to."""

    FIXED = "FIXED"
    TEMPORARY_FIX = "TEMPORARY_FIX"
    NEEDS_PARTS = "NEEDS_PARTS"
    NEEDS_RETURN = "NEEDS_RETURN"
    NOT_FIXED = "NOT_FIXED"
    NO_ACCESS = "NO_ACCESS"


class VisitReportStatus(StrEnum):
    """Whether the technician has finished the report and the customer has signed it."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    SIGNED = "SIGNED"


S = VisitReportStatus
LIFE = Life(
    {S.DRAFT: (S.SUBMITTED,), S.SUBMITTED: (S.DRAFT, S.SIGNED), S.SIGNED: ()},
    by_command={S.SUBMITTED: "submit", S.SIGNED: "sign"},
)


@entity(
    path="visit-reports",
    title=("방문 보고서", "Visit report"),
    search=("number", "findings", "work_done"),
    filters=("service_request_id", "result", "signed_at"),
    life=LIFE,
)
class VisitReport(Entity):
    """What was found, done and used on a visit, signed by the customer."""

    number: Annotated[str, Text(40), Numbered("VISIT_REPORT", "VR-{year}-{seq:06}")] | None = None
    assignment_id: Annotated[UUID, Ref("asm.ServiceAssignment"), UNIQUE, IMMUTABLE]
    service_request_id: Annotated[UUID, Ref("asm.ServiceRequest"), COMPUTED] | None = None
    work_minutes: Count
    travel_minutes: Count = 0
    billable_minutes: Annotated[Count, COMPUTED] = 0  # those worked, up to the next 30
    findings: Note | None = None
    work_done: Note
    result: VisitResult
    meter_reading: UnsignedQuantity | None = None
    checklist: Json | None = None
    signed_by: Annotated[str, Text(80)] | None = None
    signed_at: datetime | None = None
    signature_url: Url | None = None
    customer_comment: Note | None = None
    status: VisitReportStatus = S.DRAFT

    @always
    def leaves_no_required_point_open(self) -> None:
        """Refuses a checklist that is no list of points, and a finished report with a required point not done."""
        check_points("checklist", self.checklist)
        if self.status is not S.DRAFT and leaves_open(self.checklist):
            raise RuleViolated("a required checklist point left open refuses SUBMITTED")
