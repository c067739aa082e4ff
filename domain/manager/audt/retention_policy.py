"""Retention policies: how long records are kept."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Count, LongName, Text
from domain.manager.audt.entity_name import EntityName

LOWEST_DAYS: Mapping[str, int] = {
    "bill.Invoice": 1825,
    "bill.Payment": 1825,
    "bill.CreditNote": 1825,
    "bill.Transaction": 1825,
    "audt.AuditLog": 365,
    "idam.LoginAttempt": 365,
    "noti.Notification": 90,
    "mntr.MetricSample": 30,
}
"""Days that no policy goes below; a larger platform keeps its audit log longer, which its policy's `min_days` says."""


class RetentionAction(StrEnum):
    """What happens to a row that is old enough."""

    PURGE = "PURGE"
    ANONYMIZE = "ANONYMIZE"
    ARCHIVE = "ARCHIVE"


class RetentionPolicyStatus(StrEnum):
    """Whether the policy is carried out."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


S = RetentionPolicyStatus
LIFE = Life({S.ACTIVE: (S.PAUSED,), S.PAUSED: (S.ACTIVE,)})


@entity(
    path="retention-policies",
    title=("보존 정책", "Retention policy"),
    search=("entity", "legal_basis"),
    filters=("action",),
    sorts=("entity",),
    life=LIFE,
)
class RetentionPolicy(Entity):
    """How long rows of an entity are kept, counted from a date of theirs, and what happens then."""

    entity: Annotated[EntityName, UNIQUE]
    retention_days: Count
    age_field: Annotated[
        str, Text(60, r"^[a-z][a-z0-9_]*$", says="the name of a field such as created_at is asked for")
    ]
    action: RetentionAction
    legal_basis: LongName | None = None
    min_days: Annotated[Count, COMPUTED] | None = None
    last_run_at: Annotated[datetime, COMPUTED] | None = None
    last_count: Annotated[Count, COMPUTED] = 0
    status: RetentionPolicyStatus = S.ACTIVE

    @always
    def keeps_what_the_law_keeps(self) -> None:
        """Refuses to let go of rows before the law does."""
        lowest = max(LOWEST_DAYS.get(self.entity, 0), self.min_days or 0)
        if self.retention_days < lowest:
            raise RuleViolated("rows of {entity} are kept for at least {days} days", entity=self.entity, days=lowest)
