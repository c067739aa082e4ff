"""Reservations: stock kept for documents, and given on to those who wait for it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.tenants.ivm.holding import Key, Spot, Stock, hold
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.ivm.reservation import OPEN, Reservation, ReservationSource, ReservationStatus
from domain.tenants.ivm.stock_balance import StockBalance
from domain.tenants.wms.location import Location
from domain.tenants.wms.warehouse import Warehouse, WarehouseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What one item of a document wants to be kept, in stock units; refused when it falls short and may not wait."""

    source_item_id: str
    variant_id: UUID
    warehouse_id: UUID
    quantity: Decimal
    needed_on: date | None = None
    may_wait: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """What is kept for an item of a document, and what it still waits for, in stock units."""

    source_item_id: str
    allocated: Decimal
    lacking: Decimal


async def reserve(
    uow: UnitOfWork, *, source_type: ReservationSource, items: Sequence[Wanted], reason: str | None = None
) -> list[Reserved]:
    """Keeps stock for the items of a document, all or none: what is lacking waits, or is refused.

    `reason` is what a person reads, such as the number of the document.
    """
    if not items:
        return []
    await _refuse_closed(uow, {one.warehouse_id for one in items})
    stock = await hold(uow, {Key(one.variant_id, one.warehouse_id) for one in items})
    made = []
    for wanted in items:
        reservation = Reservation(
            source_type=source_type,
            source_item_id=wanted.source_item_id,
            variant_id=wanted.variant_id,
            warehouse_id=wanted.warehouse_id,
            quantity=wanted.quantity,
            needed_on=wanted.needed_on,
            reason=reason,
        )
        await _allocate(stock, reservation)
        if reservation.lacking and not wanted.may_wait:
            raise RuleViolated("{quantity} are lacking of what is ordered", quantity=reservation.lacking)
        made.append(uow.of(Reservation).add(reservation))
    return [_told(one) for one in made]


async def keep_only(
    uow: UnitOfWork, *, source_type: ReservationSource, quantities: Mapping[str, Decimal]
) -> list[Reserved]:
    """Lowers what is kept for items of a document to these quantities, in stock units; at 0 it is released.

    What was still lacking goes first; what becomes free goes to those who wait.
    """
    if not quantities:
        return []
    found = await uow.of(Reservation).find(source_type=source_type, source_item_id=set(quantities), status=set(OPEN))
    if not found:
        return []
    stock, taken = await _held(uow, found)
    for reservation in taken:
        assert reservation.source_item_id is not None
        _lower(stock, reservation, quantities[reservation.source_item_id])
    await hand_out(uow, stock)
    return [_told(one) for one in taken]


async def hand_out(uow: UnitOfWork, stock: Stock) -> None:
    """Gives what is free to those who wait, by the day they need it, then by age."""
    free = stock.free_keys()
    if not free:
        return
    found = await uow.of(Reservation).find(
        status=ReservationStatus.WAITING,
        variant_id={key.variant_id for key in free},
        warehouse_id={key.warehouse_id for key in free},
    )
    waiting = sorted((one for one in found if _key(one) in free), key=_rank)
    left = {key: sum((one.free for one in stock.free(key)), Decimal(0)) for key in free}
    served = []
    for one in waiting:
        if left[_key(one)] > 0:
            left[_key(one)] -= one.lacking
            served.append(one.id)
    taken = {one.id: one for one in await uow.of(Reservation).take_all(served)} if served else {}
    for id in served:
        if id in taken and taken[id].status is ReservationStatus.WAITING:
            await _allocate(stock, taken[id])


async def follow_place(uow: UnitOfWork, place: Location) -> None:
    """Works out anew what is available at a place that may, or may not any more, be promised from.

    What is kept of a place that may not is allocated anew from others, for what is needed first.
    """
    balances = await uow.of(StockBalance).find(location_id=place.id)
    if not balances:
        return
    stock = await hold(uow, {Key(one.variant_id, one.warehouse_id) for one in balances})
    found = await uow.of(Reservation).find(
        status=set(OPEN), variant_id={one.variant_id for one in balances}, warehouse_id=place.warehouse_id
    )
    for spot in (Spot(one.variant_id, place.id) for one in balances):
        stock.show(spot)
    if not stock.is_reservable(place.id):
        ids = [one.id for one in found if one.kept_at(place.id)]
        taken = await uow.of(Reservation).take_all(ids) if ids else []
        for reservation in sorted(taken, key=_rank):
            part = reservation.leave(place.id)
            stock.give_back(Spot(reservation.variant_id, place.id), part)
            await _allocate(stock, reservation)
    await hand_out(uow, stock)


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Keeps stock for no document until it expires; what is lacking waits."""
    reservation = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(reservation, Reservation)
    if reservation.source_type is not ReservationSource.MANUAL:
        raise ValidationError.of("source_type", "not_listed", "stock is kept for a document by the document itself")
    await _refuse_closed(uow, {reservation.warehouse_id})
    await _allocate(await hold(uow, {_key(reservation)}), reservation)
    return reservation


async def update(uow: UnitOfWork, module: Module, reservation: Reservation, given: Given) -> Entity:
    """Changes a MANUAL reservation; another quantity is allocated anew."""
    _refuse_document(reservation)
    quantity = reservation.quantity
    await crud.update(uow, module, reservation, given)
    if reservation.quantity != quantity:
        await reallocate(uow, reservation)
    return reservation


async def delete(uow: UnitOfWork, module: Module, reservation: Reservation) -> None:
    """Frees the stock of a MANUAL reservation and deletes it."""
    _refuse_document(reservation)
    if reservation.is_open:
        await release(uow, reservation)
    await crud.delete(uow, module, reservation)


async def release(uow: UnitOfWork, reservation: Reservation) -> None:
    """Frees what is not consumed, for those who wait for it."""
    if not reservation.is_open:
        reservation.advance(ReservationStatus.RELEASED)
    stock = await hold(uow, {_key(reservation)})
    _lower(stock, reservation, Decimal(0))
    await hand_out(uow, stock)


async def reallocate(uow: UnitOfWork, reservation: Reservation) -> None:
    """Frees what is allocated and allocates it anew, from the places that come first."""
    if not reservation.is_open:
        raise RuleViolated("a reservation that has ended is not changed any more")
    if reservation.quantity <= reservation.quantity_consumed:
        raise RuleViolated("a reservation is not lowered to what is consumed already; release it")
    stock = await hold(uow, {_key(reservation)})
    _give_back(stock, reservation, reservation.quantity_allocated)
    await _allocate(stock, reservation)
    await hand_out(uow, stock)


async def _held(uow: UnitOfWork, found: Collection[Reservation]) -> tuple[Stock, list[Reservation]]:
    """The balances of reservations, then the reservations that are still open, all locked."""
    stock = await hold(uow, {_key(one) for one in found})
    taken = await uow.of(Reservation).take_all([one.id for one in found])
    return stock, [one for one in taken if one.is_open]


async def _allocate(stock: Stock, reservation: Reservation) -> None:
    """Allocates what is free, first from the places that come first."""
    key = _key(reservation)
    _fill(stock, reservation, key)
    if reservation.lacking:
        await stock.look_again()
        _fill(stock, reservation, key)
    reservation.follow()


def _fill(stock: Stock, reservation: Reservation, key: Key) -> None:
    for balance in stock.free(key):
        part = min(balance.free, reservation.lacking)
        if part <= 0:
            return
        stock.take_from(balance, part)
        reservation.allocate(balance.location_id, part)


def _lower(stock: Stock, reservation: Reservation, quantity: Decimal) -> None:
    """Lowers what is wanted beside what is consumed; releases the reservation at 0."""
    kept = min(quantity, reservation.quantity_allocated)
    _give_back(stock, reservation, reservation.quantity_allocated - kept)
    if quantity:
        reservation.quantity = quantity + reservation.quantity_consumed
        reservation.follow()
    else:
        reservation.advance(ReservationStatus.RELEASED)


def _give_back(stock: Stock, reservation: Reservation, quantity: Decimal) -> None:
    for location_id, part in reservation.give_back(quantity):
        stock.give_back(Spot(reservation.variant_id, location_id), part)


def _key(reservation: Reservation) -> Key:
    return Key(reservation.variant_id, reservation.warehouse_id)


def _rank(reservation: Reservation) -> tuple[date, UUID]:
    """What is needed first comes first; ids grow with time, so they stand for the age."""
    return reservation.needed_on or date.max, reservation.id


def _told(reservation: Reservation) -> Reserved:
    assert reservation.source_item_id is not None
    lacking = reservation.lacking if reservation.is_open else Decimal(0)
    return Reserved(
        source_item_id=reservation.source_item_id, allocated=reservation.quantity_allocated, lacking=lacking
    )


def _refuse_document(reservation: Reservation) -> None:
    if reservation.source_type is not ReservationSource.MANUAL:
        raise RuleViolated("a reservation of a document is changed by its document")


async def _refuse_closed(uow: UnitOfWork, warehouse_ids: Collection[UUID]) -> None:
    if await uow.of(Warehouse).any(id=set(warehouse_ids), status=WarehouseStatus.CLOSED):
        raise RuleViolated("nothing comes into or leaves a CLOSED warehouse")


use_cases(Reservation, release, reallocate, create=create, update=update, delete=delete)
