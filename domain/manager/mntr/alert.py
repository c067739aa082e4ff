"""Alerts: what is wrong now, and who has seen it."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import COMPUTED, Count, Json, NotBefore, Number, Ref, Text, Whole
from domain.manager.mntr.severity import Severity


class AlertStatus(StrEnum):
    """Whether somebody has seen the alert, and whether it is over."""

    FIRING = "FIRING"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    SILENCED = "SILENCED"
    RESOLVED = "RESOLVED"


S = AlertStatus
LIFE = Life(
    {
        S.FIRING: (S.ACKNOWLEDGED, S.SILENCED, S.RESOLVED),
        S.ACKNOWLEDGED: (S.FIRING, S.RESOLVED),
        S.SILENCED: (S.FIRING, S.RESOLVED),
        S.RESOLVED: (),
    },
    by_command={
        (S.ACKNOWLEDGED, S.FIRING): "unacknowledge",
        S.ACKNOWLEDGED: "acknowledge",
        S.SILENCED: "silence",
        S.RESOLVED: "resolve",
    },
)


@entity(
    path="alerts",
    title=("경보", "Alert"),
    access="read_only",
    search=("fingerprint",),
    filters=("alert_rule_id", "health_check_id", "severity", "incident_id", "fired_at"),
    sorts=("fired_at",),
    life=LIFE,
)
class Alert(Entity):
    """A condition that calls for somebody now."""

    alert_rule_id: Annotated[UUID, Ref("mntr.AlertRule"), COMPUTED] | None = None
    health_check_id: Annotated[UUID, Ref("mntr.HealthCheck"), COMPUTED] | None = None
    fingerprint: Annotated[str, Text(64), COMPUTED]  # the same for the same rule or check with the same labels
    labels: Annotated[Json, COMPUTED] | None = None
    value: Annotated[Decimal, Number(20, 6), COMPUTED] | None = None
    severity: Annotated[Severity, COMPUTED]
    count: Annotated[int, Whole(1), COMPUTED] = 1
    fired_at: Annotated[datetime, COMPUTED]
    last_seen_at: Annotated[datetime, NotBefore("fired_at"), COMPUTED]
    acknowledged_at: Annotated[datetime, COMPUTED] | None = None
    acknowledged_by_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    silenced_until: Annotated[datetime, COMPUTED] | None = None
    resolved_at: Annotated[datetime, COMPUTED] | None = None
    incident_id: Annotated[UUID, Ref("mntr.Incident"), COMPUTED] | None = None
    escalation_step: Annotated[Count, COMPUTED] = 0
    next_escalation_at: Annotated[datetime, COMPUTED] | None = None
    status: AlertStatus = S.FIRING
