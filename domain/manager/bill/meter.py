"""Meters: what is counted, and how single records become a quantity."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, UNIQUE, Name, Ref, Text, Whole


class MeterAggregation(StrEnum):
    """How the records of a period become its quantity."""

    SUM = "SUM"
    COUNT = "COUNT"
    MAX = "MAX"
    LAST = "LAST"
    UNIQUE_COUNT = "UNIQUE_COUNT"


class MeterStatus(StrEnum):
    """Whether a meter takes records."""

    ACTIVE = "ACTIVE"
    ARCHIVED = "ARCHIVED"


S = MeterStatus
LIFE = Life(
    {
        S.ACTIVE: (S.ARCHIVED,),
        S.ARCHIVED: (S.ACTIVE,),
    },
)


@entity(
    path="meters",
    title=("계량 항목", "Meter"),
    search=("code", "name"),
    filters=("aggregation",),
    sorts=("code", "name"),
    life=LIFE,
)
class Meter(Entity):
    """A kind of use that is counted, and how its single records become a quantity."""

    code: Annotated[str, Text(60), UNIQUE, IMMUTABLE]
    name: Name
    unit: Annotated[str, Text(20)]
    aggregation: Annotated[MeterAggregation, IMMUTABLE]
    unique_property: Annotated[str, Text(60)] | None = None
    decimals: Annotated[int, Whole(0, 6)] = 0
    # a quota that the records use up too
    quota_id: Annotated[UUID, Ref("cnfg.Quota")] | None = None
    status: MeterStatus = S.ACTIVE

    @always
    def knows_what_differs(self) -> None:
        """Refuses to count different ones without the property in which they differ."""
        if self.aggregation is MeterAggregation.UNIQUE_COUNT and self.unique_property is None:
            raise RuleViolated("UNIQUE_COUNT needs unique_property")
