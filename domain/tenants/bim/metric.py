"""Metrics: figures that are defined once."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Json, Note, Ref, Text, Whole
from domain.tenants.bim.figure import Unit


class MetricKind(StrEnum):
    """What the figure is worked out from."""

    MEASURE = "MEASURE"
    RATIO = "RATIO"
    DIFFERENCE = "DIFFERENCE"
    CUMULATIVE = "CUMULATIVE"
    GROWTH = "GROWTH"


class CumulativeScope(StrEnum):
    """Since when a figure is added up."""

    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"
    ALL = "ALL"


class Comparison(StrEnum):
    """Which period growth is measured against."""

    PREVIOUS_PERIOD = "PREVIOUS_PERIOD"
    SAME_PERIOD_LAST_YEAR = "SAME_PERIOD_LAST_YEAR"


class MetricStatus(StrEnum):
    """Whether the figure is in use."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    RETIRED = "RETIRED"


S = MetricStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE,),
        S.ACTIVE: (S.RETIRED,),
        S.RETIRED: (S.ACTIVE,),
    }
)
OF_TWO = (MetricKind.RATIO, MetricKind.DIFFERENCE)
OF_ONE = (MetricKind.CUMULATIVE, MetricKind.GROWTH)


@entity(
    path="metrics",
    title=("지표", "Metric"),
    search=("code", "name"),
    filters=("kind", "dataset_id", "unit"),
    sorts=("code", "name"),
    life=LIFE,
)
class Metric(Entity):
    """A named figure with one definition that is used everywhere."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Annotated[str, Text(120)]
    kind: MetricKind
    dataset_id: Annotated[UUID, Ref("bim.Dataset")] | None = None
    measure: Annotated[str, Text(60)] | None = None
    filter: Json | None = None
    numerator_id: Annotated[UUID, Ref("bim.Metric")] | None = None
    denominator_id: Annotated[UUID, Ref("bim.Metric")] | None = None
    base_metric_id: Annotated[UUID, Ref("bim.Metric")] | None = None
    cumulative_scope: CumulativeScope = CumulativeScope.YEAR
    compare_to: Comparison = Comparison.PREVIOUS_PERIOD
    unit: Unit = Unit.NUMBER
    decimals: Annotated[int, Whole(0, 6)] = 2
    is_additive: Annotated[bool, COMPUTED] = False
    description: Note | None = None
    status: MetricStatus = S.DRAFT

    @always
    def names_what_it_is_made_of(self) -> None:
        """Refuses a figure without what its kind is worked out from, or with what another kind is."""
        if self._differs(self.kind is MetricKind.MEASURE, self.dataset_id, self.measure):
            raise RuleViolated("a MEASURE has a dataset and a measure of it, no other kind has")
        if self._differs(self.kind in OF_TWO, self.numerator_id, self.denominator_id):
            raise RuleViolated("a RATIO or DIFFERENCE has a numerator and a denominator, no other kind has")
        if self._differs(self.kind in OF_ONE, self.base_metric_id):
            raise RuleViolated("a CUMULATIVE or GROWTH has a base metric, no other kind has")

    @staticmethod
    def _differs(expected: bool, *parts: UUID | str | None) -> bool:
        return any((part is not None) is not expected for part in parts)
