"""Resource usages: how loaded the resources were, hour by hour."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, ZERO, Count, Number, Ref, Whole

Load = Annotated[Decimal, Number(9, 6, min=ZERO)]
"""A fraction of what there is; a burst may pass 1."""
Traffic = Annotated[Decimal, Number(12, 3, min=ZERO)]


@entity(
    path="resource-usages",
    title=("자원 사용량", "Resource usage"),
    access="read_only",
    filters=("resource_id", "hour"),
    sorts=("hour",),
    unique=(("resource_id", "hour"),),
)
class ResourceUsage(Entity):
    """The load of a resource in one hour."""

    resource_id: Annotated[UUID, Ref("ifra.Resource"), COMPUTED]
    hour: Annotated[datetime, COMPUTED]  # its beginning
    cpu_avg: Annotated[Load, COMPUTED] | None = None
    cpu_max: Annotated[Load, COMPUTED] | None = None
    memory_used_gb: Annotated[Decimal, Number(10, 2, min=ZERO), COMPUTED] | None = None
    disk_used_gb: Annotated[Decimal, Number(12, 2, min=ZERO), COMPUTED] | None = None
    connections_max: Annotated[Count, COMPUTED] | None = None
    network_in_gb: Annotated[Traffic, COMPUTED] | None = None
    network_out_gb: Annotated[Traffic, COMPUTED] | None = None
    sample_count: Annotated[int, Whole(1), COMPUTED]
