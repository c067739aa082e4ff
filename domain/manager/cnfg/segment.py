"""Segments: groups of tenants or users that are alike in something."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, always, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Count, Json, Name, Text
from domain.manager.cnfg.condition import check_conditions
from domain.manager.cnfg.unit import Unit

ATTRIBUTES = frozenset(
    {
        "plan_code",
        "country",
        "region",
        "locale",
        "created_at",
        "mrr",
        "seats",
        "health_score",
        "user_type",
        "roles",
        "email_domain",
    }
)
"""What is known of every tenant or user."""


class SegmentMatch(StrEnum):
    """Whether every condition must hold, or one of them."""

    ALL = "ALL"
    ANY = "ANY"


@entity(
    path="segments",
    title=("세그먼트", "Segment"),
    search=("key", "name"),
    filters=("unit",),
    sorts=("key", "name"),
)
class Segment(Entity):
    """A named group of tenants or users by their attributes, for flags and campaigns."""

    key: Annotated[str, Text(60), UNIQUE, IMMUTABLE]
    name: Name
    unit: Annotated[Unit, IMMUTABLE]
    match: SegmentMatch = SegmentMatch.ALL
    conditions: Json
    member_count: Annotated[Count, COMPUTED] | None = None  # empty until it is counted
    counted_at: Annotated[datetime, COMPUTED] | None = None

    @always
    def asks_what_is_known(self) -> None:
        """Refuses conditions that cannot be looked at."""
        check_conditions("conditions", self.conditions, ATTRIBUTES)
