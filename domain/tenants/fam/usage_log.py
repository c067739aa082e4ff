"""Usage logs: how much assets are used."""

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, UNIQUE, Quantity, Ref, Text, UnsignedQuantity


@entity(
    path="usage-logs",
    title=("사용량 기록", "Usage log"),
    access="append_only",
    filters=("asset_id", "log_date"),
    sorts=("log_date",),
    insert_only=True,
)
class UsageLog(Entity):
    """How much an asset was used since the log before, by units or by its meter."""

    asset_id: Annotated[UUID, Ref("fam.Asset"), IMMUTABLE]
    log_date: Annotated[date, IMMUTABLE]
    meter_reading: UnsignedQuantity | None = None
    units: Quantity
    corrects_id: Annotated[UUID, Ref("fam.UsageLog"), UNIQUE] | None = None
    note: Annotated[str, Text(255)] | None = None

    @always
    def takes_back_only_to_correct(self) -> None:
        """Refuses units below zero but where they put an earlier log right."""
        if self.units < 0 and self.corrects_id is None:
            raise RuleViolated("only a correction has units below zero")
