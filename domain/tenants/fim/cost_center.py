"""Cost centers: where cost and revenue arise, in a tree."""

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import UNIQUE, NotBefore, Ref, Text
from domain.tenants.fim.use_status import LIFE, UseStatus


@entity(
    path="cost-centers",
    title=("원가 센터", "Cost center"),
    search=("code", "name"),
    filters=("parent_id", "department_id"),
    sorts=("code", "name"),
    life=LIFE,
)
class CostCenter(Entity):
    """A place in the firm that carries cost and revenue."""

    code: Annotated[str, Text(20), UNIQUE]
    name: Annotated[str, Text(120)]
    parent_id: Annotated[UUID, Ref("fim.CostCenter", tree=True)] | None = None
    department_id: Annotated[UUID, Ref("hrm.Department")] | None = None
    manager_id: Annotated[UUID, Ref("hrm.Employee")] | None = None
    valid_from: date | None = None
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None
    status: UseStatus = UseStatus.ACTIVE
