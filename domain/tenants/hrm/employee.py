"""Employees: the people whom the tenant employs."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Country, Email, NotBefore, Phone, Ref, Secret, Text


class Gender(StrEnum):
    """Male, female, or neither of them."""

    M = "M"
    F = "F"
    X = "X"


class EmploymentType(StrEnum):
    """On what footing a person is employed."""

    REGULAR = "REGULAR"
    FIXED_TERM = "FIXED_TERM"
    PART_TIME = "PART_TIME"
    INTERN = "INTERN"
    EXECUTIVE = "EXECUTIVE"
    CONTRACTOR = "CONTRACTOR"


class Relation(StrEnum):
    """How a dependent is related to the employee."""

    SPOUSE = "SPOUSE"
    CHILD = "CHILD"
    PARENT = "PARENT"
    SIBLING = "SIBLING"
    OTHER = "OTHER"


class EmployeeStatus(StrEnum):
    """Whether the person is to come, works, is away for long, or has left."""

    PENDING = "PENDING"
    ACTIVE = "ACTIVE"
    ON_LEAVE = "ON_LEAVE"
    TERMINATED = "TERMINATED"


S = EmployeeStatus
LIFE = Life(
    {
        S.PENDING: (S.ACTIVE,),
        S.ACTIVE: (S.ON_LEAVE, S.TERMINATED),
        S.ON_LEAVE: (S.ACTIVE, S.TERMINATED),
        S.TERMINATED: (S.ACTIVE,),
    },
    by_program=(S.ACTIVE, S.ON_LEAVE, S.TERMINATED),
)


@line
class Dependent(Line):
    """A member of the employee's family whom the employee supports."""

    name: Annotated[str, Text(80)]
    relation: Relation
    birth_date: date | None = None
    is_tax_dependent: bool = True


@entity(
    path="employees",
    title=("사원", "Employee"),
    search=("number", "name", "name_en", "email"),
    filters=("department_id", "position_id", "manager_id", "employment_type", "hire_date", "termination_date"),
    sorts=("number", "name", "hire_date"),
    life=LIFE,
)
class Employee(Entity):
    """A person whom the tenant employs, with place, superior and bank account."""

    number: Annotated[str, Text(20), UNIQUE]
    user_id: Annotated[UUID, Ref("sys.User"), UNIQUE] | None = None
    name: Annotated[str, Text(80)]
    name_en: Annotated[str, Text(80)] | None = None
    email: Annotated[Email, UNIQUE] | None = None
    phone: Phone | None = None
    birth_date: date | None = None
    gender: Gender | None = None
    nationality: Country = "KR"
    national_id: Secret | None = None
    address: Annotated[str, Text(255)] | None = None
    hire_date: Annotated[date, NotBefore("birth_date")]
    service_start_date: date | None = None  # for leave and severance, when it differs from hire_date
    termination_date: Annotated[date, NotBefore("hire_date"), COMPUTED] | None = None  # the last day employed
    termination_reason: Annotated[str, Text(255), COMPUTED] | None = None
    employment_type: EmploymentType = EmploymentType.REGULAR
    department_id: Annotated[UUID, Ref("hrm.Department"), COMPUTED] | None = None
    position_id: Annotated[UUID, Ref("hrm.Position"), COMPUTED] | None = None
    manager_id: Annotated[UUID, Ref("hrm.Employee", tree=True)] | None = None  # the department's head when empty
    work_schedule_id: Annotated[UUID, Ref("sys.WorkSchedule")] | None = None
    holiday_calendar_id: Annotated[UUID, Ref("sys.HolidayCalendar")] | None = None
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None  # the department's when empty
    bank_name: Annotated[str, Text(80)] | None = None
    bank_account_number: Secret | None = None
    status: EmployeeStatus = S.PENDING
    dependents: list[Dependent] = field(default_factory=list[Dependent])

    @always
    def has_another_for_manager(self) -> None:
        """Refuses an employee who is his or her own manager."""
        if self.manager_id is not None and self.manager_id == self.id:
            raise RuleViolated("no employee is his or her own manager")
