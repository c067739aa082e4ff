"""Alert rules: which figures call someone."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Count, Json, Name, Number, Ref, Text, Url, Whole
from domain.manager.mntr.named_texts import require_named_texts
from domain.manager.mntr.severity import Severity


class Aggregation(StrEnum):
    """How the values of the time that is looked at become one."""

    AVG = "AVG"
    MIN = "MIN"
    MAX = "MAX"
    SUM = "SUM"
    LAST = "LAST"
    RATE = "RATE"
    P95 = "P95"


class Comparator(StrEnum):
    """On which side of the threshold the condition holds."""

    GT = "GT"
    GTE = "GTE"
    LT = "LT"
    LTE = "LTE"


class NoData(StrEnum):
    """What it means that nothing was measured."""

    IGNORE = "IGNORE"
    ALERT = "ALERT"


class AlertRuleStatus(StrEnum):
    """Whether the rule is looked at."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


S = AlertRuleStatus
LIFE = Life({S.ACTIVE: (S.PAUSED,), S.PAUSED: (S.ACTIVE,)})


@entity(
    path="alert-rules",
    title=("경보 규칙", "Alert rule"),
    search=("code", "name"),
    filters=("metric_id", "severity", "component_id"),
    sorts=("code", "name"),
    life=LIFE,
)
class AlertRule(Entity):
    """A condition on a metric that calls someone."""

    code: Annotated[str, Text(60), UNIQUE]
    name: Name
    metric_id: Annotated[UUID, Ref("mntr.Metric")]
    label_filter: Json | None = None
    aggregation: Aggregation = Aggregation.AVG
    window_minutes: Annotated[int, Whole(1)] = 5
    comparator: Comparator
    threshold: Annotated[Decimal, Number(20, 6)]
    recovery_threshold: Annotated[Decimal, Number(20, 6)] | None = None  # empty means the threshold itself
    for_minutes: Count = 0
    no_data: NoData = NoData.IGNORE
    severity: Severity
    component_id: Annotated[UUID, Ref("mntr.Component")] | None = None
    escalation_policy_id: Annotated[UUID, Ref("mntr.EscalationPolicy")] | None = None
    create_incident: bool = False
    runbook_url: Url | None = None
    status: AlertRuleStatus = S.ACTIVE

    @always
    def recovers_on_the_other_side(self) -> None:
        """Refuses a recovery threshold at which the condition would still hold."""
        if self.recovery_threshold is None:
            return
        above = self.comparator in (Comparator.GT, Comparator.GTE)
        gap = self.threshold - self.recovery_threshold
        if gap < 0 if above else gap > 0:
            raise RuleViolated("recovery_threshold lies on the other side of the threshold")

    @always
    def has_a_sound_filter(self) -> None:
        """Refuses a filter that is not labels with a text each."""
        require_named_texts("label_filter", self.label_filter)
