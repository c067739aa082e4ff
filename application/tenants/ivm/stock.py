"""The one way in for whatever moves stock."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from application.ports import UnitOfWork
from application.query import Query
from application.rights import RecordScope, Right
from application.tenants.ivm.holding import Key, Spot, Stock, hold
from application.tenants.ivm.reservations import hand_out
from domain.kernel.errors import NotFoundError, RuleViolated
from domain.tenants.ivm.stock_movement import MovementType, StockMovement
from domain.tenants.pim.product import Product, ProductType, Tracking
from domain.tenants.pim.variant import Variant
from domain.tenants.wms.location import Location, LocationStatus
from domain.tenants.wms.warehouse import Warehouse, WarehouseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a document's item puts into a place, in stock units, or takes out of it, below 0."""

    variant_id: UUID
    location_id: UUID
    quantity: Decimal
    movement_type: MovementType
    source_type: str
    source_id: str
    source_item_id: str
    unit_cost: Decimal | None = None

    @property
    def spot(self) -> Spot:
        """The variant at the place."""
        return Spot(self.variant_id, self.location_id)


Item = tuple[str | None, str | None, str | None, UUID]
"""A document's type, its id, its item's id, and the place: posted once."""


async def post(uow: UnitOfWork, moves: Sequence[Move]) -> list[StockMovement]:
    """Posts movements; what comes in goes to those who wait for it.

    An item that was posted for the place before is not posted again: its first movement is returned.
    """
    if not moves:
        return []
    places = await _places(uow, moves)
    await _refuse_unstockable(uow, {move.variant_id for move in moves})
    keys = {Key(move.variant_id, places[move.location_id].warehouse_id) for move in moves}
    stock = await hold(uow, keys, {move.spot for move in moves})
    posted = await _posted(uow, moves)
    new = []
    for move in moves:
        if _item(move) not in posted:
            posted[_item(move)] = _move(uow, stock, move, places[move.location_id])
            new.append(posted[_item(move)])
    await hand_out(uow, stock)
    await _count(uow, new)
    return [posted[_item(move)] for move in moves]


async def open_stock(uow: UnitOfWork, rows: Sequence[tuple[UUID, UUID, Decimal, Decimal]]) -> list[StockMovement]:
    """Posts what is there when the books are opened: variant, place, quantity and unit cost of each.

    A place's opening stock of a variant is posted once.
    """
    return await post(
        uow,
        [
            Move(
                variant_id=variant_id,
                location_id=location_id,
                quantity=quantity,
                movement_type=MovementType.OPENING,
                source_type=MovementType.OPENING,
                source_id=str(location_id),
                source_item_id=str(variant_id),
                unit_cost=unit_cost,
            )
            for variant_id, location_id, quantity, unit_cost in rows
        ],
    )


def _move(uow: UnitOfWork, stock: Stock, move: Move, place: Location) -> StockMovement:
    """Changes the balance and writes down why; the number of the movement comes last."""
    if not move.quantity:
        raise RuleViolated("a movement of nothing is not posted")
    stock.move(move.spot, place, move.quantity)
    return StockMovement(
        movement_type=move.movement_type,
        variant_id=move.variant_id,
        warehouse_id=place.warehouse_id,
        location_id=place.id,
        quantity=move.quantity,
        unit_cost=move.unit_cost,
        value=None if move.unit_cost is None else move.quantity * move.unit_cost,
        effective_at=uow.now,
        posted_at=uow.now,
        source_type=move.source_type,
        source_id=move.source_id,
        source_item_id=move.source_item_id,
    )


async def _count(uow: UnitOfWork, movements: Sequence[StockMovement]) -> None:
    """Numbers new movements; the last lock of a work, since all that post wait for it."""
    if not movements:
        return
    repository = uow.of(StockMovement)
    await uow.serialize("ivm.StockMovement.sequence")
    own = [one.sequence for one in await repository.find(posted_at=uow.now)]
    page = await repository.page(Query(sort="sequence", page_size=1), Right(RecordScope.ALL, frozenset()))
    last = max([*own, *(row["sequence"] for row in json.loads(page.items))], default=0)
    for sequence, movement in enumerate(movements, last + 1):
        movement.sequence = sequence
        repository.add(movement)


async def _posted(uow: UnitOfWork, moves: Sequence[Move]) -> dict[Item, StockMovement]:
    """What was posted before for the documents, by item and place."""
    found = await uow.of(StockMovement).find(
        source_type={move.source_type for move in moves}, source_id={move.source_id for move in moves}
    )
    return {_item(movement): movement for movement in found}


def _item(one: Move | StockMovement) -> Item:
    return one.source_type, one.source_id, one.source_item_id, one.location_id


async def _places(uow: UnitOfWork, moves: Sequence[Move]) -> Mapping[UUID, Location]:
    """The places; refuses those that nothing comes into or leaves."""
    found = {one.id: one for one in await uow.of(Location).find(id={move.location_id for move in moves})}
    for move in moves:
        if move.location_id not in found:
            raise NotFoundError
        if found[move.location_id].status is not LocationStatus.ACTIVE and move.movement_type is not MovementType.COUNT:
            raise RuleViolated("a BLOCKED place takes nothing in and gives nothing out")
    warehouses = {one.warehouse_id for one in found.values()}
    if await uow.of(Warehouse).any(id=warehouses, status=WarehouseStatus.CLOSED):
        raise RuleViolated("nothing comes into or leaves a CLOSED warehouse")
    return found


async def _refuse_unstockable(uow: UnitOfWork, variant_ids: Collection[UUID]) -> None:
    """Refuses what holds no stock, and what cannot be moved without naming a lot or serial numbers."""
    variants = await uow.of(Variant).find(id=variant_ids)
    if len(variants) < len(variant_ids):
        raise NotFoundError
    for product in await uow.of(Product).find(id={one.product_id for one in variants}):
        if product.product_type is not ProductType.GOODS:
            raise RuleViolated("a SERVICE and a BUNDLE hold no stock")
        if product.tracking is not Tracking.NONE:
            raise RuleViolated(
                "a lot-tracked variant names a lot, a serial-tracked one as many serials as its quantity"
            )
