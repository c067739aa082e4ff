"""What the audit of the platform and that of a tenant have in common: their entries, and the chain that seals them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, always
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Ip, Json, OtherId, Text, Whole

Sha256 = Annotated[
    str, Text(64, r"^[0-9a-f]{64}$", says="a SHA-256 is asked for, 64 digits in small hexadecimal letters")
]
NO_HASH = "0" * 64
"""What stands for the hash before the first seal of a chain."""


class ActorType(StrEnum):
    """What sort of actor did it."""

    USER = "USER"
    API_KEY = "API_KEY"
    SYSTEM = "SYSTEM"


@dataclass(slots=True, kw_only=True, eq=False)
class AuditEntry(Entity):
    """Who did what to which record; `user_agent` and `data_subject_ids` are not part of the entry's hash."""

    occurred_at: Annotated[datetime, COMPUTED] | None = None
    actor_type: Annotated[ActorType, COMPUTED] = ActorType.SYSTEM
    actor_id: Annotated[OtherId, COMPUTED] | None = None
    action: Annotated[str, Text(40), COMPUTED] = ""
    entity: Annotated[str, Text(60), COMPUTED] = ""
    entity_id: Annotated[OtherId, COMPUTED] | None = None
    changes: Annotated[Json, COMPUTED] | None = None
    reason: Annotated[str, Text(500, lines=True), COMPUTED] | None = None
    ip: Annotated[Ip, COMPUTED] | None = None
    request_id: Annotated[str, Text(64), COMPUTED] | None = None
    user_agent: Annotated[str, Text(300), COMPUTED] | None = None
    data_subject_ids: Annotated[list[OtherId], COMPUTED] = field(default_factory=list[str])


@dataclass(slots=True, kw_only=True, eq=False)
class ChainLink(Entity):
    """The place of an entry in its chain; `seq` counts from 1 without gaps."""

    seq: Annotated[int, Whole(1), UNIQUE, COMPUTED]
    prev_hash: Annotated[Sha256, COMPUTED]
    hash: Annotated[Sha256, UNIQUE, COMPUTED]
    sealed_at: Annotated[datetime, COMPUTED]

    @always
    def begins_with_zeros(self) -> None:
        """Refuses a first seal that claims to follow another."""
        if self.seq == 1 and self.prev_hash != NO_HASH:
            raise RuleViolated("the first seal of a chain follows 64 zeros")
