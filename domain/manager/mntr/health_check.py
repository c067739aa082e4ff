"""Health checks: the probes that tell whether the platform works."""

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Count, Json, LongName, Name, Ref, Secret, Text, Whole
from domain.manager.mntr.named_texts import require_named_texts
from domain.manager.mntr.severity import Severity


class HealthCheckKind(StrEnum):
    """What is asked; a HEARTBEAT asks nothing, it waits for a ping."""

    HTTP = "HTTP"
    TCP = "TCP"
    DATABASE = "DATABASE"
    TLS = "TLS"
    QUEUE_LAG = "QUEUE_LAG"
    HEARTBEAT = "HEARTBEAT"


class HealthCheckMethod(StrEnum):
    """How an HTTP probe asks."""

    GET = "GET"
    HEAD = "HEAD"
    POST = "POST"


class HealthCheckState(StrEnum):
    """What the last answers say together."""

    UNKNOWN = "UNKNOWN"
    UP = "UP"
    DEGRADED = "DEGRADED"
    DOWN = "DOWN"


class HealthCheckStatus(StrEnum):
    """Whether the probe runs."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


S = HealthCheckStatus
LIFE = Life({S.ACTIVE: (S.PAUSED,), S.PAUSED: (S.ACTIVE,)}, by_command={S.PAUSED: "pause"})

Threshold = Annotated[int, Whole(1)]
HttpStatuses = Annotated[
    str,
    Text(
        40,
        r"^[1-5][0-9]{2}(-[1-5][0-9]{2})?(, ?[1-5][0-9]{2}(-[1-5][0-9]{2})?)*$",
        says="HTTP statuses such as 200-299,304 are asked for",
    ),
]
_TARGETS = {
    HealthCheckKind.HTTP: re.compile(r"https?://[!-~]+"),
    HealthCheckKind.TCP: re.compile(r"[!-~]+:[0-9]{1,5}"),
}


@entity(
    path="health-checks",
    title=("상태 점검", "Health check"),
    search=("code", "name", "target"),
    filters=("kind", "component_id", "state", "severity"),
    sorts=("code", "name"),
    life=LIFE,
)
class HealthCheck(Entity):
    """A probe that asks at intervals whether a part of the platform works."""

    code: Annotated[str, Text(60), UNIQUE]
    name: Name
    component_id: Annotated[UUID, Ref("mntr.Component")] | None = None
    kind: Annotated[HealthCheckKind, IMMUTABLE]
    target: Annotated[str, Text(500)]
    method: HealthCheckMethod = HealthCheckMethod.GET
    headers: Json | None = None
    expected_status: HttpStatuses = "200-299"
    expected_text: LongName | None = None
    degraded_ms: Annotated[int, Whole(1)] = 2000
    interval_seconds: Annotated[int, Whole(10, 86_400)] = 60
    timeout_seconds: Annotated[int, Whole(1)] = 10
    grace_seconds: Count = 60  # how much later than the interval a HEARTBEAT may come
    failure_threshold: Threshold = 3
    recovery_threshold: Threshold = 2
    severity: Severity = Severity.SEV2
    escalation_policy_id: Annotated[UUID, Ref("mntr.EscalationPolicy")] | None = None
    ping_token: Annotated[Secret, COMPUTED] | None = None
    state: Annotated[HealthCheckState, COMPUTED] = HealthCheckState.UNKNOWN
    state_since: Annotated[datetime, COMPUTED] | None = None
    consecutive_failures: Annotated[Count, COMPUTED] = 0
    consecutive_successes: Annotated[Count, COMPUTED] = 0
    last_checked_at: Annotated[datetime, COMPUTED] | None = None
    next_check_at: Annotated[datetime, COMPUTED] | None = None
    status: HealthCheckStatus = S.ACTIVE

    @always
    def ends_before_the_next_begins(self) -> None:
        """Refuses a probe that could still wait for an answer when it is sent again."""
        if self.timeout_seconds >= self.interval_seconds:
            raise RuleViolated("timeout_seconds is less than interval_seconds")

    @always
    def asks_what_its_kind_can(self) -> None:
        """Refuses a target that a probe of the kind cannot reach, and headers that cannot be sent."""
        form = _TARGETS.get(self.kind)
        if form is not None and not form.fullmatch(self.target):
            raise ValidationError.of("target", "pattern", "an address such as https://example.com or example.com:443")
        require_named_texts("headers", self.headers)
