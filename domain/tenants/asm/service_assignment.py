"""Service assignments: when technicians do which work."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, After, Count, NotBefore, Ref, Text


class ServiceAssignmentStatus(StrEnum):
    """How far the technician has come."""

    PLANNED = "PLANNED"
    ACCEPTED = "ACCEPTED"
    EN_ROUTE = "EN_ROUTE"
    WORKING = "WORKING"
    DONE = "DONE"
    DECLINED = "DECLINED"
    CANCELLED = "CANCELLED"


S = ServiceAssignmentStatus
LIFE = Life(
    {
        S.PLANNED: (S.ACCEPTED, S.DECLINED, S.CANCELLED),
        S.ACCEPTED: (S.EN_ROUTE, S.CANCELLED),
        S.EN_ROUTE: (S.WORKING, S.CANCELLED),
        S.WORKING: (S.DONE,),
        S.DONE: (),
        S.DECLINED: (),
        S.CANCELLED: (),
    },
    by_command={
        S.ACCEPTED: "accept",
        S.DECLINED: "decline",
        S.EN_ROUTE: "start_travel",
        S.WORKING: "start",
        S.DONE: "finish",
    },
)


@entity(
    path="assignments",
    title=("기사 배정", "Service assignment"),
    filters=("service_request_id", "technician_id", "planned_from"),
    sorts=("planned_from",),
    life=LIFE,
)
class ServiceAssignment(Entity):
    """The time a technician is planned for a service request."""

    service_request_id: Annotated[UUID, Ref("asm.ServiceRequest"), IMMUTABLE]
    technician_id: Annotated[UUID, Ref("asm.Technician")]
    planned_from: datetime
    planned_to: Annotated[datetime, After("planned_from")]
    travel_minutes: Count = 0  # kept free before the slot
    started_at: Annotated[datetime, COMPUTED] | None = None
    ended_at: Annotated[datetime, COMPUTED, NotBefore("started_at")] | None = None
    decline_reason: Annotated[str, Text(255)] | None = None
    status: ServiceAssignmentStatus = S.PLANNED
