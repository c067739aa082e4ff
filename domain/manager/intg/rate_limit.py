"""Rate limits: how fast somebody may call."""

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, LongName, Name, Number, Text, Whole


class RateLimitScope(StrEnum):
    """Whose calls are counted together."""

    GLOBAL = "GLOBAL"
    TENANT = "TENANT"
    USER = "USER"
    API_KEY = "API_KEY"
    IP = "IP"


class RateLimitStatus(StrEnum):
    """Whether the limit is kept to."""

    ACTIVE = "ACTIVE"
    DISABLED = "DISABLED"


S = RateLimitStatus
LIFE = Life({S.ACTIVE: (S.DISABLED,), S.DISABLED: (S.ACTIVE,)})
Method = Annotated[str, Text(10, r"^[A-Z]+$", says="a method such as POST is asked for")]


@entity(
    path="rate-limits",
    title=("호출 제한", "Rate limit"),
    search=("code", "name", "path_pattern"),
    filters=("scope",),
    sorts=("code", "name"),
    life=LIFE,
)
class RateLimit(Entity):
    """How many calls somebody may make at once and over time: a bucket of tokens that fills again."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Name
    scope: RateLimitScope
    path_pattern: LongName = "*"  # a * stands for a segment, or at the end for the rest
    methods: list[Method] = field(default_factory=list[str])  # empty: all
    plan_codes: list[Annotated[str, Text(40)]] = field(default_factory=list[str])  # empty: all
    capacity: Annotated[int, Whole(1)]
    refill_per_second: Annotated[Decimal, Number(12, 4, min=Decimal("0.0001"))]
    cost: Annotated[int, Whole(1)] = 1
    priority: int = 0
    status: RateLimitStatus = S.ACTIVE

    @always
    def lets_a_call_through(self) -> None:
        """Refuses a limit that no call ever gets past."""
        if self.cost > self.capacity:
            raise RuleViolated("a call costs no more than the capacity")
