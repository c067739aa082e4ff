"""What always holds for tickets, technicians, their slots and their reports."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.asm.service_assignment import ServiceAssignment
from domain.tenants.asm.technician import Technician
from domain.tenants.asm.ticket import Ticket, TicketStatus
from domain.tenants.asm.visit_report import VisitReport, VisitReportStatus, VisitResult
from tests.marks import rule


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


@pytest.mark.parametrize("status", [TicketStatus.RESOLVED, TicketStatus.CLOSED])
def test_a_ticket_that_is_done_says_how(status: TicketStatus) -> None:
    verify(Ticket(subject="누유", status=TicketStatus.OPEN))
    verify(Ticket(subject="누유", status=status, resolution="패킹 교체"))
    with pytest.raises(RuleViolated):
        verify(Ticket(subject="누유", status=status))


def test_satisfaction_is_from_1_to_5() -> None:
    for score in (1, 5):
        verify(Ticket(subject="누유", satisfaction=score))
    for score in (0, 6):
        with pytest.raises(ValidationError):
            verify(Ticket(subject="누유", satisfaction=score))


@rule("asm.Technician", "he or she is an employee or of a vendor, exactly one")
def test_a_technician_works_for_one() -> None:
    verify(Technician(name="김기사", employee_id=uuid4()))
    verify(Technician(name="김기사", vendor_id=uuid4()))
    with pytest.raises(RuleViolated):
        verify(Technician(name="김기사"))
    with pytest.raises(RuleViolated):
        verify(Technician(name="김기사", employee_id=uuid4(), vendor_id=uuid4()))


def test_a_slot_ends_after_it_begins() -> None:
    begin = datetime(2026, 10, 6, 1, tzinfo=UTC)
    slot = ServiceAssignment(
        service_request_id=uuid4(),
        technician_id=uuid4(),
        planned_from=begin,
        planned_to=begin + timedelta(microseconds=1),
    )
    verify(slot)
    slot.planned_to = begin
    with pytest.raises(ValidationError):
        verify(slot)


def report(checklist: Any, status: VisitReportStatus) -> VisitReport:
    made = VisitReport(assignment_id=uuid4(), work_minutes=130, work_done="패킹 교체", result=VisitResult.FIXED)
    made.checklist, made.status = checklist, status
    return made


@rule("asm.VisitReport", "a required checklist point left open refuses SUBMITTED")
def test_a_report_leaves_no_required_point_open() -> None:
    done = {"point": "압력 확인", "is_required": True, "is_done": True}
    wanted = {"point": "사진", "is_required": False, "is_done": False}
    left = {"point": "필터 교체", "is_required": True, "is_done": False}
    for status in (VisitReportStatus.SUBMITTED, VisitReportStatus.SIGNED):
        verify(report(None, status))
        verify(report([done, wanted, {"point": "청소"}], status))
        for checklist in ([done, wanted, left], [{"point": "필터 교체", "is_required": True}]):
            with pytest.raises(RuleViolated):
                verify(report(checklist, status))
    verify(report([done, wanted, left], VisitReportStatus.DRAFT))


@pytest.mark.parametrize(
    "checklist",
    [
        {},
        "필터 교체",
        ["필터 교체"],
        [{}],
        [{"point": " "}],
        [{"point": 1}],
        [{"point": "필터 교체", "is_done": 1}],
        [{"point": "필터 교체", "is_required": "yes"}],
        [{"point": "필터 교체", "required": True}],
    ],
)
def test_a_checklist_is_a_list_of_points(checklist: Any) -> None:
    with pytest.raises(ValidationError):
        verify(report(checklist, VisitReportStatus.DRAFT))
