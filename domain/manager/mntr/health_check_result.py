"""Health check results: what the probes were answered."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, Count, Ref, Text


class ProbeResult(StrEnum):
    """What one answer says."""

    UP = "UP"
    DEGRADED = "DEGRADED"
    DOWN = "DOWN"


@entity(
    path="health-check-results",
    title=("점검 결과", "Health check result"),
    access="read_only",
    filters=("health_check_id", "result", "checked_at"),
    sorts=("checked_at",),
)
class HealthCheckResult(Entity):
    """One answer of a probe."""

    health_check_id: Annotated[UUID, Ref("mntr.HealthCheck"), COMPUTED]
    result: Annotated[ProbeResult, COMPUTED]
    latency_ms: Annotated[Count, COMPUTED] | None = None
    http_status: Annotated[int, COMPUTED] | None = None
    error: Annotated[str, Text(500), COMPUTED] | None = None
    checked_at: Annotated[datetime, COMPUTED]
