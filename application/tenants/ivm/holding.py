"""Balances held for change: all of some variants in some warehouses, always locked in one order.

Whoever changes stock or what is kept of it goes through `hold` first and takes reservations afterwards, so that works
wait for each other in one direction only.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from application.ports import UnitOfWork
from domain.tenants.ivm.stock_balance import StockBalance
from domain.tenants.wms.location import Location, LocationStatus


class Key(NamedTuple):
    """A variant in a warehouse: the stock that a document can be served from."""

    variant_id: UUID
    warehouse_id: UUID


class Spot(NamedTuple):
    """A variant at a place: the stock that one balance counts."""

    variant_id: UUID
    location_id: UUID


@dataclass(frozen=True, slots=True)
class Found:
    """A balance that is there, before it is locked."""

    id: UUID
    variant_id: UUID
    warehouse_id: UUID
    location_id: UUID


class Stock:
    """The balances of some variants in some warehouses, locked, with the places that they count."""

    def __init__(self, uow: UnitOfWork, keys: Collection[Key]) -> None:
        self._uow = uow
        self._keys = frozenset(keys)
        self._balances: dict[Spot, StockBalance] = {}
        self._places: dict[UUID, Location] = {}

    async def hold(self, spots: Collection[Spot] = ()) -> None:
        """Locks the balances; none of these spots, nor the first one of a key, is made meanwhile by another work."""
        found = await self._found()
        known = {Key(one.variant_id, one.warehouse_id) for one in found}
        if not (known >= self._keys and {Spot(one.variant_id, one.location_id) for one in found} >= set(spots)):
            for warehouse_id in sorted({key.warehouse_id for key in self._keys}):
                await self._uow.serialize(f"ivm.StockBalance.{warehouse_id}")
            found = await self._found()
        await self._take([one.id for one in found])

    async def look_again(self) -> None:
        """Takes in balances that others have made before the lock was had; theirs are the greatest ids."""
        held = {one.id for one in self._balances.values()}
        fresh = [one.id for one in await self._found() if one.id not in held]
        if fresh:
            await self._take(fresh)

    def move(self, spot: Spot, place: Location, quantity: Decimal) -> None:
        """Puts stock into a place, or takes it out, below 0; a spot that had none gets its balance."""
        balance = self._balances.get(spot)
        if balance is None:
            balance = StockBalance(
                variant_id=spot.variant_id, warehouse_id=place.warehouse_id, location_id=spot.location_id
            )
            self._balances[spot] = self._uow.of(StockBalance).add(balance)
            self._places[place.id] = place
        balance.move(quantity, self._uow.now)
        self._show(balance)

    def free(self, key: Key) -> Iterator[StockBalance]:
        """The balances that the variant can be promised from, in the order in which it is to be taken."""
        held = [
            one
            for one in self._balances.values()
            if (one.variant_id, one.warehouse_id) == key and one.free > 0 and self.is_reservable(one.location_id)
        ]
        return iter(sorted(held, key=lambda one: (self._places[one.location_id].pick_sequence, one.id)))

    def free_keys(self) -> set[Key]:
        """The variants of which anything is free, by warehouse."""
        return {key for key in self._keys if next(self.free(key), None)}

    def take_from(self, balance: StockBalance, quantity: Decimal) -> None:
        """Promises a quantity of a balance."""
        balance.reserve(quantity)
        self._show(balance)

    def give_back(self, spot: Spot, quantity: Decimal) -> None:
        """Frees a promised quantity."""
        balance = self._balances[spot]
        balance.give_back(quantity)
        self._show(balance)

    def show(self, spot: Spot) -> None:
        """Works out what is available of a spot whose place has changed."""
        self._show(self._balances[spot])

    def _show(self, balance: StockBalance) -> None:
        balance.show(reservable=self.is_reservable(balance.location_id))

    def is_reservable(self, location_id: UUID) -> bool:
        """Whether stock of a place may be promised."""
        place = self._places.get(location_id)
        return place is not None and place.is_reservable and place.status is LocationStatus.ACTIVE

    async def _found(self) -> list[Found]:
        variants, warehouses = {key.variant_id for key in self._keys}, {key.warehouse_id for key in self._keys}
        found = await self._uow.of(StockBalance).look_for(Found, variant_id=variants, warehouse_id=warehouses)
        return [one for one in found if (one.variant_id, one.warehouse_id) in self._keys]

    async def _take(self, ids: Collection[UUID]) -> None:
        """Locks balances, then reads their places, so that a place that was closed meanwhile is seen as closed."""
        if not ids:
            return
        taken = await self._uow.of(StockBalance).take_all(ids)
        self._balances |= {Spot(one.variant_id, one.location_id): one for one in taken}
        missing = {one.location_id for one in taken} - self._places.keys()
        if missing:
            self._places |= {place.id: place for place in await self._uow.of(Location).find(id=missing)}


async def hold(uow: UnitOfWork, keys: Collection[Key], spots: Collection[Spot] = ()) -> Stock:
    """Locks all balances of the variants in the warehouses."""
    stock = Stock(uow, keys)
    await stock.hold(spots)
    return stock
