"""Technicians: who does service work."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, ZERO, Phone, Ref, Text, UnsignedMoney, Whole


class TechnicianStatus(StrEnum):
    """Whether the technician can be planned."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


S = TechnicianStatus
LIFE = Life({S.ACTIVE: (S.INACTIVE,), S.INACTIVE: (S.ACTIVE,)})


@line
class TechnicianSkill(Line):
    """Something the technician is able and allowed to do, until a day where a certificate runs out."""

    skill: Annotated[str, Text(60)]
    level: Annotated[int, Whole(1)] = 1
    certified_until: date | None = None


@entity(
    path="technicians",
    title=("서비스 기사", "Technician"),
    search=("name", "region"),
    filters=("employee_id", "vendor_id", "region"),
    sorts=("name",),
    life=LIFE,
)
class Technician(Entity):
    """Someone of our own or of a subcontractor who does service work, with skills and region."""

    employee_id: Annotated[UUID, Ref("hrm.Employee"), UNIQUE] | None = None
    vendor_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    name: Annotated[str, Text(80)]
    phone: Phone | None = None
    region: Annotated[str, Text(80)] | None = None
    work_schedule_id: Annotated[UUID, Ref("sys.WorkSchedule")] | None = None
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse")] | None = None  # that stands for the stock of the van
    hourly_cost: UnsignedMoney = ZERO
    status: TechnicianStatus = S.ACTIVE
    skills: list[TechnicianSkill] = field(default_factory=list[TechnicianSkill])

    @always
    def works_for_one(self) -> None:
        """Refuses a technician who is nobody's, or an employee and of a vendor at once."""
        if (self.employee_id is None) == (self.vendor_id is None):
            raise RuleViolated("a technician is an employee or of a vendor, exactly one")
