"""Metric samples: the measured values."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.types import Json, Number, Ref
from domain.manager.mntr.named_texts import require_named_texts


@entity(
    path="metric-samples",
    title=("지표 표본", "Metric sample"),
    access="append_only",
    filters=("metric_id", "sampled_at"),
    sorts=("sampled_at",),
)
class MetricSample(Entity):
    """One measured value."""

    metric_id: Annotated[UUID, Ref("mntr.Metric")]
    labels: Json | None = None
    value: Annotated[Decimal, Number(20, 6)]
    sampled_at: datetime

    @always
    def has_sound_labels(self) -> None:
        """Refuses labels that are not names with a text each."""
        require_named_texts("labels", self.labels)
