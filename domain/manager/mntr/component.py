"""Components: what the status page shows the state of."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import UNIQUE, Code, Count, Name, Note, Ref, Text


class ComponentStatus(StrEnum):
    """How well the component works."""

    OPERATIONAL = "OPERATIONAL"
    DEGRADED = "DEGRADED"
    PARTIAL_OUTAGE = "PARTIAL_OUTAGE"
    MAJOR_OUTAGE = "MAJOR_OUTAGE"
    MAINTENANCE = "MAINTENANCE"


S = ComponentStatus
LIFE = Life({status: tuple(other for other in S if other is not status) for status in S})


@entity(
    path="components",
    title=("구성 요소", "Component"),
    search=("code", "name"),
    filters=("is_public", "region", "parent_id"),
    sorts=("code", "name", "position"),
    life=LIFE,
)
class Component(Entity):
    """A part of the service as customers see it."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Name
    description: Note | None = None
    parent_id: Annotated[UUID, Ref("mntr.Component", tree=True)] | None = None
    position: Count = 0
    is_public: bool = True
    region: Code | None = None
    manual_until: datetime | None = None  # till then the status is the one set by hand
    status: ComponentStatus = S.OPERATIONAL
