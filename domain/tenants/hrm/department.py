"""Departments: the units of the organization."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, UNIQUE, Count, NotBefore, Ref, Text


class DepartmentStatus(StrEnum):
    """Whether anybody may work in the department."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


S = DepartmentStatus
LIFE = Life({S.ACTIVE: (S.INACTIVE,), S.INACTIVE: (S.ACTIVE,)})


@entity(
    path="departments",
    title=("부서", "Department"),
    search=("code", "name", "name_en"),
    filters=("parent_id", "head_id"),
    sorts=("code", "name"),
    life=LIFE,
)
class Department(Entity):
    """A unit of the organization, with its head and the unit above it."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(120)]
    name_en: Annotated[str, Text(120)] | None = None
    parent_id: Annotated[UUID, Ref("hrm.Department", tree=True)] | None = None
    head_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    cost_center_id: Annotated[UUID, Ref("fim.CostCenter")] | None = None
    valid_from: date | None = None
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None
    headcount: Annotated[Count, COMPUTED] = 0  # employees who are ACTIVE or ON_LEAVE
    status: DepartmentStatus = S.ACTIVE
