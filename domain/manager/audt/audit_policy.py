"""Audit policies: what the audit log holds, and for how long."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, entity
from domain.kernel.types import UNIQUE, Text, Whole


class AuditPolicyStatus(StrEnum):
    """Whether the policy holds."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


S = AuditPolicyStatus
LIFE = Life({S.ACTIVE: (S.INACTIVE,), S.INACTIVE: (S.ACTIVE,)})
_PATTERN = r"^(\*|[a-z]+\.(\*|[A-Z][A-Za-z0-9]*))$"


@entity(
    path="audit-policies",
    title=("감사 정책", "Audit policy"),
    search=("code", "entity_pattern"),
    filters=("personal_data",),
    sorts=("code",),
    life=LIFE,
)
class AuditPolicy(Entity):
    """What is logged beyond the minimum, what is masked, and how long it is kept."""

    code: Annotated[str, Text(40), UNIQUE]
    entity_pattern: Annotated[str, Text(60, _PATTERN, says="an entity such as idam.User, bill.* or * is asked for")]
    log_reads: bool = False
    masked_fields: list[Annotated[str, Text(60)]] = field(default_factory=list[str])
    retention_days: Annotated[int, Whole(365)] = 730
    personal_data: bool = False
    priority: int = 0
    status: AuditPolicyStatus = S.ACTIVE
