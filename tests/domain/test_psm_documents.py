"""Requisitions, requests and offers, agreements, orders, receipts, bills and landed costs: what holds for each alone."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.psm.goods_receipt import GoodsReceipt, GoodsReceiptItem
from domain.tenants.psm.landed_cost import LandedCost, LandedCostAllocation
from domain.tenants.psm.purchase_agreement import PurchaseAgreement, PurchaseAgreementItem
from domain.tenants.psm.purchase_order import PurchaseOrder, PurchaseOrderItem, PurchaseOrderStatus
from domain.tenants.psm.request_for_quotation import (
    RequestForQuotation,
    RequestForQuotationItem,
    RequestForQuotationSupplier,
    RequestStatus,
)
from domain.tenants.psm.requisition import Requisition, RequisitionItem, RequisitionStatus
from domain.tenants.psm.supplier_quotation import SupplierQuotation, SupplierQuotationItem
from domain.tenants.psm.vendor_bill import VendorBill, VendorBillItem, VendorBillStatus
from tests.marks import rule

A, B = UUID(int=1), UUID(int=2)
DAY = date(2026, 7, 31)
NOW = datetime(2026, 7, 31, 3, tzinfo=UTC)
D = Decimal


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def requisition(*ordered: str) -> Requisition:
    """A requisition of items of 10 each, of which so much is ordered."""
    items = [RequisitionItem(variant_id=A, quantity=D(10), unit_id=A, quantity_ordered=D(part)) for part in ordered]
    return Requisition(requester_id=A, needed_by=DAY, items=items)


@rule("psm.Requisition", "an item has a variant or a description, and a quantity over 0")
def test_a_requisition_says_what_is_needed() -> None:
    made = requisition("0", "0")
    item = made.items[1]
    verify(made)
    item.variant_id = None
    with pytest.raises(RuleViolated, match="names a variant or has a description"):
        verify(made)
    item.description, item.quantity = "사무용 의자", D("0.0001")
    verify(made)
    for quantity in ("0", "-1"):
        item.quantity = D(quantity)
        with pytest.raises(ValidationError, match=r"items\.1\.quantity"):
            verify(made)


@rule("psm.Requisition", "ORDERED exactly when every item is ordered in full")
@pytest.mark.parametrize(
    ("ordered", "is_full"),
    [(("10", "10"), True), (("11", "10"), True), (("10", "9.9999"), False), (("0", "0"), False), ((), False)],
)
def test_a_requisition_is_ordered_when_all_of_it_is(ordered: tuple[str, ...], is_full: bool) -> None:
    made = requisition(*ordered)
    made.status = RequisitionStatus.ORDERED if is_full else RequisitionStatus.APPROVED
    verify(made)
    made.status = RequisitionStatus.APPROVED if is_full else RequisitionStatus.ORDERED
    with pytest.raises(RuleViolated, match="ORDERED exactly when"):
        verify(made)


@rule("psm.Requisition", "CANCELLED only while nothing is ordered")
def test_a_requisition_that_is_ordered_is_not_cancelled() -> None:
    made = requisition("0", "0")
    made.status = RequisitionStatus.CANCELLED
    verify(made)
    made.items[1].quantity_ordered = D("0.0001")
    with pytest.raises(RuleViolated, match="CANCELLED only while"):
        verify(made)


def request(suppliers: int, items: int, status: RequestStatus = RequestStatus.DRAFT) -> RequestForQuotation:
    return RequestForQuotation(
        title="볼트",
        closes_at=NOW,
        status=status,
        suppliers=[RequestForQuotationSupplier(supplier_id=UUID(int=n)) for n in range(suppliers)],
        items=[RequestForQuotationItem(variant_id=A, quantity=D(1), unit_id=A) for _ in range(items)],
    )


@rule("psm.RequestForQuotation", "it is sent with at least one supplier and one item")
@pytest.mark.parametrize("status", RequestStatus)
def test_a_request_asks_somebody_for_something(status: RequestStatus) -> None:
    verify(request(1, 1, status))
    for suppliers, items in ((0, 1), (1, 0), (0, 0)):
        if status in (RequestStatus.DRAFT, RequestStatus.CANCELLED):
            verify(request(suppliers, items, status))
        else:
            with pytest.raises(RuleViolated, match="at least one supplier and one item"):
                verify(request(suppliers, items, status))


def test_a_request_asks_each_supplier_once_and_names_its_items() -> None:
    made = request(2, 1)
    made.suppliers[1].supplier_id = made.suppliers[0].supplier_id
    with pytest.raises(RuleViolated, match="stands once"):
        verify(made)
    made = request(2, 1)
    made.items[0].variant_id = None
    with pytest.raises(RuleViolated, match="names a variant or has a description"):
        verify(made)


def test_an_offer_says_what_it_offers_and_until_when() -> None:
    item = SupplierQuotationItem(quantity=D(1), unit_id=A, unit_price=D(0))
    made = SupplierQuotation(supplier_id=A, quotation_date=DAY, valid_until=DAY, incoterm="FOB", items=[item])
    with pytest.raises(RuleViolated, match="an item of the request or a variant"):
        verify(made)
    for item.variant_id, item.request_item_id in ((A, None), (None, A)):
        verify(made)
    made.valid_until = date(2026, 7, 30)
    with pytest.raises(ValidationError, match="valid_until"):
        verify(made)
    made.valid_until, made.incoterm = DAY, "fob"
    with pytest.raises(ValidationError, match="an Incoterm"):
        verify(made)


def agreement(*items: tuple[UUID, UUID], ends: date = DAY) -> PurchaseAgreement:
    made = PurchaseAgreement(supplier_id=A, start_date=DAY, end_date=ends)
    made.items = [PurchaseAgreementItem(variant_id=one, unit_id=unit, unit_price=D(4200)) for one, unit in items]
    return made


@rule("psm.PurchaseAgreement", "end_date is not before start_date")
def test_an_agreement_ends_no_earlier_than_it_starts() -> None:
    verify(agreement())
    with pytest.raises(ValidationError, match="end_date: not before start_date"):
        verify(agreement(ends=date(2026, 7, 30)))


@rule("psm.PurchaseAgreement", "a variant and unit stands in one item")
def test_an_agreement_has_one_price_of_a_thing() -> None:
    verify(agreement((A, A), (A, B), (B, A), (B, B)))
    with pytest.raises(RuleViolated, match="stands in one item"):
        verify(agreement((A, B), (B, A), (A, B)))


@rule("psm.PurchaseOrder", "CANCELLED only while nothing is received or billed")
def test_an_order_under_way_is_not_cancelled() -> None:
    item = PurchaseOrderItem(variant_id=A, quantity=D(1), unit_id=A, unit_price=D(9800))
    order = PurchaseOrder(supplier_id=A, warehouse_id=A, order_date=DAY, items=[item])
    order.status = PurchaseOrderStatus.CANCELLED
    verify(order)
    for received, billed in (("0.0001", "0"), ("0", "0.0001")):
        item.quantity_received, item.quantity_billed = D(received), D(billed)
        order.status = PurchaseOrderStatus.CONFIRMED
        verify(order)
        order.status = PurchaseOrderStatus.CANCELLED
        with pytest.raises(RuleViolated, match="CANCELLED only while"):
            verify(order)


def test_only_what_came_is_rejected() -> None:
    item = GoodsReceiptItem(order_item_id=A, quantity=D(100), unit_id=A, quantity_rejected=D(100))
    receipt = GoodsReceipt(purchase_order_id=A, warehouse_id=A, received_at=NOW, items=[item])
    verify(receipt)
    item.quantity_rejected = D("100.0001")
    with pytest.raises(RuleViolated, match="at most what came"):
        verify(receipt)


def bill(status: VendorBillStatus, total: str, stated: str, open_amount: str = "0") -> VendorBill:
    made = VendorBill(supplier_id=A, supplier_bill_number="B-1", bill_date=DAY, stated_total=D(stated), status=status)
    made.total_amount, made.open_amount = D(total), D(open_amount)
    return made


@rule("psm.VendorBill", "computed total equals stated_total, or the bill is not posted")
@pytest.mark.parametrize(
    ("status", "open_amount", "is_posted"),
    [
        (VendorBillStatus.DRAFT, "0", False),
        (VendorBillStatus.IN_REVIEW, "0", False),
        (VendorBillStatus.CANCELLED, "0", False),
        (VendorBillStatus.POSTED, "1", True),
        (VendorBillStatus.PAID, "0", True),
    ],
)
def test_a_posted_bill_comes_to_its_stated_total(status: VendorBillStatus, open_amount: str, is_posted: bool) -> None:
    verify(bill(status, "646800", "646800", open_amount))
    for stated in ("646799", "646801"):
        if is_posted:
            with pytest.raises(RuleViolated, match="equals stated_total"):
                verify(bill(status, "646800", stated, open_amount))
        else:
            verify(bill(status, "646800", stated, open_amount))


def test_a_bill_is_paid_when_nothing_is_open() -> None:
    for status, open_amount in ((VendorBillStatus.POSTED, "0"), (VendorBillStatus.PAID, "1")):
        with pytest.raises(RuleViolated, match="PAID exactly"):
            verify(bill(status, "1", "1", open_amount))


def test_a_bill_names_its_items_and_works_their_net_out() -> None:
    item = VendorBillItem(quantity=D(45), unit_price=D("9960.5"), discount_rate=D("0.1"))
    made = bill(VendorBillStatus.DRAFT, "0", "0")
    made.items = [item]
    with pytest.raises(RuleViolated, match="names a variant or has a description"):
        verify(made)
    item.description = "볼트"
    verify(made)
    assert (item.work_out_net(item.unit_price, "KRW"), item.net_amount) == (D(44823), D(403400))


def test_a_landed_cost_is_split_without_a_rest() -> None:
    part = LandedCostAllocation(
        charge_number=1, receipt_item_id=A, amount=D(105904), to_inventory=D(63542), to_cost_of_sales=D(42362)
    )
    cost = LandedCost(posting_date=DAY, receipt_ids=[A], allocations=[part])
    verify(cost)
    part.to_inventory += 1
    with pytest.raises(RuleViolated, match="make up what the item bears"):
        verify(cost)
    with pytest.raises(RuleViolated, match="at least one receipt"):
        verify(LandedCost(posting_date=DAY, receipt_ids=[]))
