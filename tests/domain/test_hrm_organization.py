"""What always holds for departments, positions, employees, their contracts and personnel actions."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.hrm.department import Department
from domain.tenants.hrm.employee import Employee
from domain.tenants.hrm.employment_contract import EmploymentContract
from domain.tenants.hrm.personnel_action import ActionKind, PersonnelAction
from domain.tenants.hrm.position import Position

EMPLOYEE, MANAGER = UUID(int=1), UUID(int=2)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def action(kind: ActionKind) -> PersonnelAction:
    return PersonnelAction(employee_id=EMPLOYEE, kind=kind, effective_date=date(2026, 3, 1))


def test_a_position_is_not_overfilled() -> None:
    made = Position(code="P1", title="팀장", filled=3)
    verify(made)
    made.headcount_limit = 3
    verify(made)
    made.headcount_limit = 2
    with pytest.raises(RuleViolated, match="headcount_limit"):
        verify(made)


def test_nobody_is_his_own_manager() -> None:
    made = Employee(id=EMPLOYEE, number="E1", name="김하늘", hire_date=date(2026, 3, 1), manager_id=MANAGER)
    verify(made)
    made.manager_id = EMPLOYEE
    with pytest.raises(RuleViolated, match="manager"):
        verify(made)
    moved = action(ActionKind.TRANSFER)
    moved.manager_id = MANAGER
    verify(moved)
    moved.manager_id = EMPLOYEE
    with pytest.raises(RuleViolated, match="manager"):
        verify(moved)


@pytest.mark.parametrize("kind", list(ActionKind))
def test_only_what_is_for_a_time_ends(kind: ActionKind) -> None:
    made = action(kind)
    verify(made)
    made.end_date = date(2026, 3, 1)
    if kind in (ActionKind.SECONDMENT, ActionKind.LEAVE_OF_ABSENCE):
        verify(made)
    else:
        with pytest.raises(RuleViolated, match="end_date"):
            verify(made)


def test_days_are_in_order() -> None:
    day, before = date(2026, 3, 1), date(2026, 2, 28)
    employee = Employee(number="E1", name="김하늘", birth_date=date(1990, 1, 1), hire_date=day, termination_date=day)
    contract = EmploymentContract(employee_id=EMPLOYEE, start_date=day, base_pay=Decimal(0), end_date=day)
    contract.probation_until = day
    absence = action(ActionKind.LEAVE_OF_ABSENCE)
    absence.end_date = day
    department = Department(code="D1", name="영업", valid_from=day, valid_to=day)
    records: list[tuple[Entity, str]] = [
        (employee, "termination_date"),
        (contract, "end_date"),
        (contract, "probation_until"),
        (absence, "end_date"),
        (department, "valid_to"),
    ]
    for record, name in records:
        verify(record)
        setattr(record, name, before)
        with pytest.raises(ValidationError, match=name):
            verify(record)
        setattr(record, name, day)


@pytest.mark.parametrize(("hours", "sound"), [("0", True), ("168", True), ("168.01", False), ("-0.01", False)])
def test_a_week_has_168_hours(hours: str, sound: bool) -> None:
    made = EmploymentContract(employee_id=EMPLOYEE, start_date=date(2026, 3, 1), base_pay=Decimal(1))
    made.weekly_hours = Decimal(hours)
    if sound:
        verify(made)
    else:
        with pytest.raises(ValidationError, match="weekly_hours"):
            verify(made)
