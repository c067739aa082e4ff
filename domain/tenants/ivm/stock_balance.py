"""Stock balances: what lies where."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, ZERO, Quantity, Ref


@entity(
    path="balances",
    title=("재고 현황", "Stock balance"),
    access="read_only",
    filters=("variant_id", "warehouse_id", "location_id", "lot_id", "on_hand", "available"),
    sorts=("on_hand", "available"),
    unique=(("variant_id", "location_id", "lot_id"),),
    empty_counts=True,
)
class StockBalance(Entity):
    """The quantity of a variant, and lot, at one place."""

    variant_id: Annotated[UUID, Ref("pim.Variant"), COMPUTED]
    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), COMPUTED]
    location_id: Annotated[UUID, Ref("wms.Location"), COMPUTED]
    lot_id: Annotated[UUID, Ref("ivm.Lot"), COMPUTED] | None = None
    on_hand: Annotated[Quantity, COMPUTED] = ZERO
    reserved: Annotated[Quantity, COMPUTED] = ZERO
    available: Annotated[Quantity, COMPUTED] = ZERO
    last_movement_at: Annotated[datetime, COMPUTED] | None = None
    last_counted_at: Annotated[datetime, COMPUTED] | None = None

    @always
    def promises_only_what_is_there(self) -> None:
        """Refuses less than nothing, and a promise of more than is there."""
        if self.on_hand < 0:
            raise RuleViolated("on_hand is never below 0")
        if not 0 <= self.reserved <= self.on_hand:
            raise RuleViolated("reserved is always from 0 to on_hand")
        if self.available not in (ZERO, self.free):
            raise RuleViolated("available is on_hand less reserved where the place may be reserved, else 0")

    @property
    def free(self) -> Decimal:
        """What is promised to nobody, in stock units."""
        return self.on_hand - self.reserved

    def move(self, quantity: Decimal, at: datetime) -> None:
        """Puts stock in, or takes it out with a quantity below 0."""
        if self.on_hand + quantity < 0:
            raise RuleViolated("there is not so much on hand: {on_hand}", on_hand=self.on_hand)
        if self.on_hand + quantity < self.reserved:
            raise RuleViolated("what is kept for another document is not taken: {reserved}", reserved=self.reserved)
        self.on_hand += quantity
        self.last_movement_at = at

    def reserve(self, quantity: Decimal) -> None:
        """Promises a quantity."""
        self.reserved += quantity

    def give_back(self, quantity: Decimal) -> None:
        """Frees a promised quantity."""
        self.reserved -= quantity

    def show(self, *, reservable: bool) -> None:
        """Works out what is available, by whether stock of the place may be promised."""
        self.available = self.free if reservable else ZERO
