"""Lots, serial numbers, reorder rules, adjustments and transfers: what holds for each of them alone."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.ivm.lot import Lot
from domain.tenants.ivm.reorder_rule import ReorderMethod, ReorderRule, ReorderSource
from domain.tenants.ivm.serial_number import SerialNumber, SerialNumberStatus
from domain.tenants.ivm.stock_adjustment import AdjustmentKind, AdjustmentReason, StockAdjustment, StockAdjustmentItem
from domain.tenants.ivm.stock_period import StockPeriod
from domain.tenants.ivm.stock_transfer import StockTransfer, StockTransferItem, StockTransferStatus
from tests.marks import rule

A, B = UUID(int=1), UUID(int=2)
D = Decimal


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


@rule("ivm.Lot", "expires_on is not before manufactured_on")
def test_a_lot_does_not_expire_before_it_is_made() -> None:
    lot = Lot(number="L1", variant_id=A, manufactured_on=date(2026, 7, 31), expires_on=date(2026, 7, 31))
    verify(lot)
    lot.expires_on = date(2026, 7, 30)
    with pytest.raises(ValidationError, match="expires_on: not before manufactured_on"):
        verify(lot)
    lot.manufactured_on = None
    verify(lot)


@pytest.mark.parametrize("status", [SerialNumberStatus.SHIPPED, SerialNumberStatus.SCRAPPED])
def test_a_piece_that_has_left_lies_nowhere(status: SerialNumberStatus) -> None:
    piece = SerialNumber(number="S1", variant_id=A, location_id=B)
    verify(piece)
    piece.status = status
    with pytest.raises(RuleViolated, match="only while IN_STOCK"):
        verify(piece)
    piece.location_id = None
    verify(piece)


def reorder(**given: Any) -> ReorderRule:
    made: dict[str, Any] = {"minimum": D(20), "maximum": D(100)}
    return ReorderRule(variant_id=A, warehouse_id=A, **made | given)


@rule("ivm.ReorderRule", "maximum is not under minimum")
def test_a_maximum_is_not_under_the_minimum() -> None:
    verify(reorder(maximum=D(20)))
    for method in ReorderMethod:
        with pytest.raises(RuleViolated, match="maximum is not under minimum"):
            verify(reorder(method=method, maximum=D("19.9999"), fixed_quantity=D(1)))


def test_a_reorder_rule_says_how_much() -> None:
    verify(reorder(method=ReorderMethod.FIXED_QUANTITY, maximum=None, fixed_quantity=D(5)))
    with pytest.raises(RuleViolated, match="MIN_MAX names"):
        verify(reorder(maximum=None, fixed_quantity=D(5)))
    with pytest.raises(RuleViolated, match="FIXED_QUANTITY names"):
        verify(reorder(method=ReorderMethod.FIXED_QUANTITY))


@rule("ivm.ReorderRule", "TRANSFER names another warehouse")
def test_a_transfer_comes_from_another_warehouse() -> None:
    verify(reorder(source=ReorderSource.TRANSFER, source_warehouse_id=B))
    verify(reorder(source_warehouse_id=A))
    for nowhere in (None, A):
        with pytest.raises(RuleViolated, match="another warehouse"):
            verify(reorder(source=ReorderSource.TRANSFER, source_warehouse_id=nowhere))


@pytest.mark.parametrize(
    ("kind", "quantity", "unit_cost", "refused"),
    [
        (AdjustmentKind.QUANTITY, "5", None, None),
        (AdjustmentKind.QUANTITY, "-5", None, None),
        (AdjustmentKind.QUANTITY, "0", None, "adds or takes a quantity"),
        (AdjustmentKind.QUANTITY, None, "3", "adds or takes a quantity"),
        (AdjustmentKind.SCRAP, "-5", None, None),
        (AdjustmentKind.SCRAP, "5", None, "takes only"),
        (AdjustmentKind.OPENING, "5", "0", None),
        (AdjustmentKind.OPENING, "5", None, "only with a unit cost"),
        (AdjustmentKind.OPENING, "-5", "3", "adds only"),
        (AdjustmentKind.REVALUATION, None, "3", None),
        (AdjustmentKind.REVALUATION, "5", "3", "value alone"),
    ],
)
def test_an_adjustment_does_what_its_kind_says(
    kind: AdjustmentKind, quantity: str | None, unit_cost: str | None, refused: str | None
) -> None:
    item = StockAdjustmentItem(variant_id=A, location_id=B)
    item.quantity, item.unit_cost = (None if one is None else D(one) for one in (quantity, unit_cost))
    adjustment = StockAdjustment(
        kind=kind,
        warehouse_id=A,
        effective_at=datetime(2026, 7, 31, tzinfo=UTC),
        reason=AdjustmentReason.CORRECTION,
        items=[item],
    )
    if refused is None:
        verify(adjustment)
    else:
        with pytest.raises(RuleViolated, match=refused):
            verify(adjustment)


@pytest.mark.parametrize(("code", "sound"), [("2026-06", True), ("2026-13", False), ("2026-6", False)])
def test_a_stock_period_is_a_month(code: str, sound: bool) -> None:
    if sound:
        verify(StockPeriod(code=code))
    else:
        with pytest.raises(ValidationError, match="code"):
            verify(StockPeriod(code=code))


def transfer(*rows: tuple[str, str, str]) -> StockTransfer:
    """A transfer of items of which so much was shipped, received and lost."""
    made = StockTransfer(from_warehouse_id=A, to_warehouse_id=B, requested_on=date(2026, 7, 31))
    for row in rows:
        item = StockTransferItem(variant_id=A, quantity=D(30), unit_id=A)
        item.quantity_shipped, item.quantity_received, item.quantity_lost = map(D, row)
        made.items.append(item)
    return made


@rule("ivm.StockTransfer", "the two warehouses differ")
def test_a_transfer_goes_to_another_warehouse() -> None:
    made = transfer()
    verify(made)
    made.to_warehouse_id = A
    with pytest.raises(RuleViolated, match="two warehouses differ"):
        verify(made)


def test_no_more_arrives_than_left() -> None:
    verify(transfer(("30", "28", "2"), ("30", "0", "0")))
    with pytest.raises(RuleViolated, match="at most shipped"):
        verify(transfer(("30", "28", "2.0001"), ("30", "0", "0")))


@rule("ivm.StockTransfer", "RECEIVED exactly when all that was shipped is received or lost")
@pytest.mark.parametrize(
    ("rows", "is_received"),
    [
        ([("30", "28", "2"), ("30", "30", "0")], True),
        ([("30", "0", "30")], True),
        ([("30", "28", "1.9999"), ("30", "30", "0")], False),
        ([("30", "0", "0"), ("0", "0", "0")], False),
    ],
)
def test_a_transfer_is_received_when_nothing_is_on_the_way(rows: list[tuple[str, str, str]], is_received: bool) -> None:
    made = transfer(*rows)
    right, wrong = StockTransferStatus.RECEIVED, StockTransferStatus.IN_TRANSIT
    if not is_received:
        right, wrong = wrong, right
    made.status = right
    verify(made)
    made.status = wrong
    with pytest.raises(RuleViolated, match="RECEIVED exactly when"):
        verify(made)
    made.status = StockTransferStatus.CANCELLED
    verify(made)
