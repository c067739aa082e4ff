"""Carriers, receivings, inspections, put-away rules, tasks, pick lists, packs and shipments: what holds for each."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.wms.carrier import Carrier, CarrierRate
from domain.tenants.wms.pack import Pack, PackItem, PackStatus
from domain.tenants.wms.pick_list import PickList, PickListItem
from domain.tenants.wms.put_away_rule import PutAwayRule, PutAwayStrategy
from domain.tenants.wms.quality_inspection import InspectionStatus, QualityCheck, QualityInspection
from domain.tenants.wms.receiving import Receiving, ReceivingItem, ReceivingSource
from domain.tenants.wms.shipment import Shipment, ShipmentItem, ShipmentKind
from domain.tenants.wms.warehouse_task import TaskKind, WarehouseTask
from tests.marks import rule

A, B = UUID(int=1), UUID(int=2)
D = Decimal


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def rate(valid_from: int | None = None, valid_to: int | None = None, **given: Any) -> CarrierRate:
    """A rate that holds from one day of July to another."""
    first, last = (None if day is None else date(2026, 7, day) for day in (valid_from, valid_to))
    made: dict[str, Any] = {"service_code": "NEXT", "weight_to_kg": D(5), "price": D(4000)}
    return CarrierRate(**made | given, valid_from=first, valid_to=last)


def carrier(*rates: CarrierRate) -> Carrier:
    return Carrier(code="C1", name="한빛택배", rates=list(rates))


@rule("wms.Carrier", "rows of one service, country, prefix and weight do not overlap in time")
def test_a_parcel_has_one_rate_a_day() -> None:
    verify(carrier(rate(11, None), rate(None, 5), rate(6, 10)))
    for other in (rate(10, 20), rate(1, 1), rate(), rate(5, 12)):
        with pytest.raises(RuleViolated, match="do not overlap"):
            verify(carrier(rate(None, 5), other, rate(6, 10)))
    for apart in ({"service_code": "DAWN"}, {"country": "JP"}, {"postal_prefix": "63"}, {"weight_to_kg": D("5.001")}):
        verify(carrier(rate(), rate(**apart)))


@pytest.mark.parametrize(
    ("url", "sound"),
    [
        ("https://example.com/?no={tracking_number}&lang=ko", True),
        ("https://example.com/{tracking_number}", True),
        ("https://example.com/", False),
        ("javascript:{tracking_number}", False),
    ],
)
def test_a_tracking_address_has_a_place_for_the_number(url: str, sound: bool) -> None:
    made = carrier()
    made.tracking_url = url
    if sound:
        verify(made)
    else:
        with pytest.raises(ValidationError, match="where the tracking number goes"):
            verify(made)


RECEIVED_FOR = {
    ReceivingSource.PURCHASE: "purchase_order_id",
    ReceivingSource.RETURN: "sales_return_id",
    ReceivingSource.TRANSFER: "transfer_id",
}


@rule("wms.Receiving", "exactly the document that source names is set")
@pytest.mark.parametrize("source", ReceivingSource)
def test_goods_come_for_one_document(source: ReceivingSource) -> None:
    made = Receiving(warehouse_id=A, source=source)
    with pytest.raises(RuleViolated, match="the document that source names"):
        verify(made)
    setattr(made, RECEIVED_FOR[source], B)
    verify(made)
    for other in RECEIVED_FOR.keys() - {source}:
        setattr(made, RECEIVED_FOR[other], B)
        with pytest.raises(RuleViolated, match="the document that source names"):
            verify(made)
        setattr(made, RECEIVED_FOR[source], None)
        with pytest.raises(RuleViolated, match="the document that source names"):
            verify(made)
        setattr(made, RECEIVED_FOR[source], B)
        setattr(made, RECEIVED_FOR[other], None)


def test_only_what_came_is_damaged() -> None:
    item = ReceivingItem(source_item_id="1", received_quantity=D(3), damaged_quantity=D(3))
    made = Receiving(warehouse_id=A, source=ReceivingSource.PURCHASE, purchase_order_id=B, items=[item])
    verify(made)
    item.damaged_quantity = D("3.0001")
    with pytest.raises(RuleViolated, match="at most received"):
        verify(made)


@rule("wms.QualityInspection", "accepted plus rejected is the quantity")
@pytest.mark.parametrize(
    ("accepted", "rejected", "sound"),
    [("95", "5", True), ("100", "0", True), ("0", "100", True), ("95", "4", False), ("95", "6", False)],
)
@pytest.mark.parametrize("status", InspectionStatus)
def test_an_inspection_accounts_for_all(status: InspectionStatus, accepted: str, rejected: str, sound: bool) -> None:
    made = QualityInspection(variant_id=A, location_id=A, quantity=D(100), status=status)
    made.accepted_quantity, made.rejected_quantity = D(accepted), D(rejected)
    if sound:
        verify(made)
    else:
        with pytest.raises(RuleViolated, match="accepted plus rejected"):
            verify(made)


@pytest.mark.parametrize("status", InspectionStatus)
def test_a_decision_says_what_is_accepted(status: InspectionStatus) -> None:
    made = QualityInspection(variant_id=A, location_id=A, quantity=D(100), status=status)
    if status in (InspectionStatus.PENDING, InspectionStatus.CANCELLED):
        verify(made)
    else:
        with pytest.raises(RuleViolated, match="accepted plus rejected"):
            verify(made)


@rule("wms.QualityInspection", "a measured value outside minimum and maximum cannot be marked passed")
@pytest.mark.parametrize(
    ("minimum", "maximum", "measured", "inside"),
    [
        ("-1", "1", "-1", True),
        ("-1", "1", "1", True),
        ("-1", "1", "-1.000001", False),
        ("-1", "1", "1.000001", False),
        (None, "0", "0", True),
        (None, "0", "0.000001", False),
        ("0", None, "0", True),
        ("0", None, "-0.000001", False),
        ("1", "1", None, True),
    ],
)
def test_what_is_out_of_bounds_is_not_passed(
    minimum: str | None, maximum: str | None, measured: str | None, inside: bool
) -> None:
    check = QualityCheck(name="두께")
    check.minimum, check.maximum, check.measured = (
        None if one is None else D(one) for one in (minimum, maximum, measured)
    )
    made = QualityInspection(variant_id=A, location_id=A, quantity=D(1), checks=[check])
    for unpassed in (None, False):
        check.is_passed = unpassed
        verify(made)
    check.is_passed = True
    if inside:
        verify(made)
    else:
        with pytest.raises(RuleViolated, match="cannot be marked passed"):
            verify(made)


@rule("wms.PutAwayRule", "FIXED names a place, the others a zone")
@pytest.mark.parametrize("strategy", PutAwayStrategy)
def test_a_put_away_rule_says_where(strategy: PutAwayStrategy) -> None:
    is_fixed = strategy is PutAwayStrategy.FIXED
    verify(PutAwayRule(warehouse_id=A, strategy=strategy, zone_id=A, location_id=B))
    right = PutAwayRule(warehouse_id=A, strategy=strategy, zone_id=None if is_fixed else A)
    right.location_id = B if is_fixed else None
    verify(right)
    wrong = PutAwayRule(warehouse_id=A, strategy=strategy, zone_id=A if is_fixed else None)
    wrong.location_id = None if is_fixed else B
    with pytest.raises(RuleViolated, match="FIXED names a place"):
        verify(wrong)


def test_stock_is_carried_elsewhere() -> None:
    task = WarehouseTask(
        kind=TaskKind.RELOCATE, warehouse_id=A, variant_id=A, quantity=D(1), from_location_id=A, to_location_id=B
    )
    verify(task)
    task.to_location_id = A
    with pytest.raises(RuleViolated, match="differ"):
        verify(task)


@rule("wms.PickList", "picked is at most asked")
def test_no_more_is_picked_than_asked() -> None:
    item = PickListItem(quantity=D(8), quantity_picked=D(8))
    made = PickList(warehouse_id=A, shipment_ids=[A], items=[PickListItem(), item])
    verify(made)
    item.quantity_picked = D("8.0001")
    with pytest.raises(RuleViolated, match="at most asked"):
        verify(made)


def test_a_pick_list_serves_a_shipment() -> None:
    with pytest.raises(RuleViolated, match="at least one shipment"):
        verify(PickList(warehouse_id=A, shipment_ids=[]))


def test_a_closed_pack_has_contents_and_a_weight() -> None:
    pack = Pack(shipment_id=A)
    verify(pack)
    pack.status = PackStatus.CLOSED
    for weight, items in ((None, 0), (D(1), 0), (None, 1)):
        pack.weight_kg, pack.items = weight, [PackItem(shipment_item_id=A, quantity=D(1))] * items
        with pytest.raises(RuleViolated, match="contents and a weight"):
            verify(pack)
    pack.weight_kg = D("0.3")
    verify(pack)


def test_a_shipping_container_code_is_proved_by_its_last_digit() -> None:
    verify(Pack(shipment_id=A, sscc="388012340000000018"))
    for digit in "012345679":
        with pytest.raises(RuleViolated, match="check digit"):
            verify(Pack(shipment_id=A, sscc=f"38801234000000001{digit}"))
    for wrong in ("38801234000000001", "38801234000000001A"):
        with pytest.raises(ValidationError, match="sscc"):
            verify(Pack(shipment_id=A, sscc=wrong))


SHIPPED_FOR = {
    ShipmentKind.SALE: "order_id",
    ShipmentKind.TRANSFER: "transfer_id",
    ShipmentKind.PURCHASE_RETURN: "purchase_return_id",
}


def shipment(kind: ShipmentKind = ShipmentKind.SALE, **given: Any) -> Shipment:
    return Shipment(kind=kind, warehouse_id=A, ship_to={"도시": "서울"}, planned_on=date(2026, 7, 31), **given)


@rule("wms.Shipment", "exactly the document that kind names is set")
@pytest.mark.parametrize("kind", ShipmentKind)
def test_goods_leave_for_one_document(kind: ShipmentKind) -> None:
    with pytest.raises(RuleViolated, match="the document that kind names"):
        verify(shipment(kind))
    right = {SHIPPED_FOR[kind]: B}
    verify(shipment(kind, **right))
    for other in SHIPPED_FOR.keys() - {kind}:
        for given in ({SHIPPED_FOR[other]: B}, right | {SHIPPED_FOR[other]: B}):
            with pytest.raises(RuleViolated, match="the document that kind names"):
                verify(shipment(kind, **given))


def test_no_more_is_shipped_than_allowed() -> None:
    item = ShipmentItem(source_item_id="1", quantity=D(10), maximum_quantity=D(11), quantity_shipped=D(11))
    made = shipment(order_id=A, items=[item])
    verify(made)
    item.quantity_shipped = D("11.0001")
    with pytest.raises(RuleViolated, match="at most maximum_quantity"):
        verify(made)
