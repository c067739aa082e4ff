"""Metrics: what is measured."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, UNIQUE, Name, Text, Whole


class MetricKind(StrEnum):
    """Whether the value goes up and down, or counts up."""

    GAUGE = "GAUGE"
    COUNTER = "COUNTER"


@entity(
    path="metrics",
    title=("지표", "Metric"),
    search=("code", "name"),
    filters=("kind",),
    sorts=("code", "name"),
)
class Metric(Entity):
    """A measured series and what it means."""

    code: Annotated[str, Text(100), UNIQUE, IMMUTABLE]
    name: Name
    kind: Annotated[MetricKind, IMMUTABLE]
    unit: Annotated[str, Text(20)]
    label_keys: list[Annotated[str, Text(40)]] = field(default_factory=list[str])
    retention_days: Annotated[int, Whole(1)] = 30
    max_series: Annotated[int, Whole(1)] = 1000

    @always
    def names_a_label_once(self) -> None:
        """Refuses a label that is named twice."""
        if len(set(self.label_keys)) < len(self.label_keys):
            raise RuleViolated("a metric names a label at most once")
