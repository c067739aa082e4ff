"""Balances and reservations: what holds for each of them alone."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated
from domain.tenants.ivm.reservation import Reservation, ReservationSource, ReservationStatus
from domain.tenants.ivm.stock_balance import StockBalance
from domain.tenants.ivm.stock_movement import MovementType, StockMovement

NOW = datetime(2026, 7, 31, 3, tzinfo=UTC)
A, B = uuid4(), uuid4()
D = Decimal


def balance(on_hand: str, reserved: str = "0") -> StockBalance:
    made = StockBalance(variant_id=A, warehouse_id=A, location_id=A)
    made.on_hand, made.reserved = Decimal(on_hand), Decimal(reserved)
    return made


def reservation(quantity: str, *kept: tuple[object, str]) -> Reservation:
    made = Reservation(
        source_type=ReservationSource.SALES_ORDER, variant_id=A, warehouse_id=A, quantity=Decimal(quantity)
    )
    for place, part in kept:
        assert place in (A, B)
        made.allocate(A if place == A else B, Decimal(part))
    made.follow()
    return made


def test_stock_never_falls_below_0_nor_below_what_is_kept() -> None:
    some = balance("5", "3")
    with pytest.raises(RuleViolated, match="not so much on hand"):
        some.move(Decimal("-5.0001"), NOW)
    with pytest.raises(RuleViolated, match="kept for another document"):
        some.move(Decimal("-2.0001"), NOW)
    assert (some.on_hand, some.last_movement_at) == (D(5), None)
    some.move(Decimal(-2), NOW)
    assert (some.on_hand, some.last_movement_at) == (D(3), NOW)


@pytest.mark.parametrize(("on_hand", "reserved", "available"), [("-1", "0", "0"), ("1", "2", "0"), ("1", "-1", "0")])
def test_a_balance_that_contradicts_itself_is_not_written(on_hand: str, reserved: str, available: str) -> None:
    with pytest.raises(RuleViolated):
        module_of(StockBalance).verify(balance(on_hand, reserved))


def test_what_is_available() -> None:
    some = balance("5", "3")
    some.show(reservable=True)
    assert some.available == 2
    some.show(reservable=False)
    assert some.available == 0
    module_of(StockBalance).verify(some)
    some.available = Decimal(1)
    with pytest.raises(RuleViolated):
        module_of(StockBalance).verify(some)


def test_a_reservation_follows_what_it_keeps() -> None:
    some = reservation("10", (A, "4"), (B, "3"), (A, "1"))
    assert (some.status, some.quantity_allocated, some.lacking) == (ReservationStatus.WAITING, D(8), D(2))
    assert [(one.location_id, one.quantity) for one in some.allocations] == [(A, D(5)), (B, D(3))]
    some.allocate(B, Decimal(2))
    some.follow()
    assert (some.status, some.lacking) == (ReservationStatus.ACTIVE, D(0))
    assert some.give_back(Decimal(7)) == [(B, D(5)), (A, D(2))]
    assert [(one.location_id, one.quantity) for one in some.allocations] == [(A, D(3))]
    some.follow()
    assert (some.status, some.quantity_allocated) == (ReservationStatus.WAITING, D(3))
    assert (some.leave(A), some.leave(B), some.quantity_allocated) == (D(3), D(0), D(0))


def test_a_reservation_that_contradicts_itself_is_not_written() -> None:
    sound = reservation("10", (A, "10"))
    module_of(Reservation).verify(sound)
    for name, value in (
        ("status", ReservationStatus.WAITING),
        ("quantity", Decimal(0)),
        ("quantity", Decimal(9)),
        ("quantity_allocated", Decimal(9)),
        ("source_type", ReservationSource.MANUAL),
    ):
        wrong = reservation("10", (A, "10"))
        setattr(wrong, name, value)
        with pytest.raises(RuleViolated):
            module_of(Reservation).verify(wrong)


@pytest.mark.parametrize(("quantity", "value", "sound"), [("-2", "-1", True), ("-2", "1", False), ("2", "-1", False)])
def test_a_movement_is_worth_what_it_moves(quantity: str, value: str, sound: bool) -> None:
    made = StockMovement(
        movement_type=MovementType.ADJUSTMENT,
        variant_id=A,
        warehouse_id=A,
        location_id=A,
        quantity=Decimal(quantity),
        effective_at=NOW,
        posted_at=NOW,
        source_type="ivm.StockAdjustment",
        source_id="1",
        source_item_id="1",
    )
    for free in (None, Decimal(0)):
        made.value = free
        module_of(StockMovement).verify(made)
    made.value = Decimal(value)
    if sound:
        module_of(StockMovement).verify(made)
    else:
        with pytest.raises(RuleViolated, match="sign of its quantity"):
            module_of(StockMovement).verify(made)
