"""Sales orders: amounts, and what may be cancelled."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import InvalidTransition, RuleViolated, ValidationError
from domain.tenants.srm.sales_order import SalesOrder, SalesOrderItem, SalesOrderStatus
from tests.marks import rule


def item(quantity: str = "1", price: str | None = "100", discount: str = "0") -> SalesOrderItem:
    made = SalesOrderItem(variant_id=uuid4(), quantity=Decimal(quantity), unit_id=uuid4())
    made.unit_price = None if price is None else Decimal(price)
    made.discount_rate = Decimal(discount)
    return made


def order(*items: SalesOrderItem, currency: str = "KRW", fee: str = "0") -> SalesOrder:
    made = SalesOrder(partner_id=uuid4(), warehouse_id=uuid4(), order_date=date(2026, 7, 31), currency=currency)
    made.items = list(items)
    made.shipping_fee = Decimal(fee)
    made.price()
    return made


def test_amounts_of_the_worked_examples() -> None:
    krw = order(item("7", "1285"), item("3", "4445"), item("11", "905"))
    assert [one.net_amount for one in krw.items] == [8995, 13335, 9955]
    assert (krw.net_amount, krw.total_amount) == (Decimal(32285), Decimal(32285))
    usd = order(item("1", "2.49"), item("3", "2.93"), item("5", "3.30", "0.1"), currency="USD", fee="5")
    assert [str(one.net_amount) for one in usd.items] == ["2.49", "8.79", "14.85"]
    assert [str(one) for one in (usd.net_amount, usd.discount_amount, usd.total_amount)] == ["26.13", "1.65", "31.13"]
    assert order(item("7", "1037", "0.1")).net_amount == 6533


@rule(
    "srm.SalesOrder",
    "an item's amount is quantity times unit_price times (1 less discount_rate), rounded once to the currency, "
    "less its promotions",
)
@rule("srm.SalesOrder", "without tax_included an item's amount is its net")
def test_an_amount_is_rounded_once() -> None:
    # were the price rounded by itself, or the amount before its discount, these would be 6 and 1
    assert order(item("3", "1.5")).items[0].net_amount == 5
    assert order(item("1", "0.9", "0.5")).items[0].net_amount == 0
    assert order(item("2", "0.5", "0.5")).items[0].net_amount == 1  # half up
    usd = order(item("0.3333", "1.123456", "0.123456"), currency="USD")
    assert usd.items[0].net_amount == Decimal("0.33")
    long = item("12345678901234.5678", "9.999999", "0.000001")
    assert order(long, currency="USD").items[0].net_amount == Decimal("123456653209890.11")
    promoted = item("10", "1000", "0.1")
    promoted.promotion_amount = Decimal(500)
    of_it = order(promoted)
    assert (of_it.net_amount, of_it.discount_amount) == (Decimal(8500), Decimal(1500))


def test_a_price_by_hand_goes_before_the_list() -> None:
    by_list, by_hand = item("2", None), item("2", "0")
    by_list.list_unit_price = by_hand.list_unit_price = Decimal(70)
    of_both = order(by_list, by_hand)
    assert [one.net_amount for one in of_both.items] == [140, 0]
    of_both.confirm()
    assert [one.unit_price for one in of_both.items] == [70, 0]
    assert [one.line_number for one in of_both.items] == [1, 2]


@rule("srm.SalesOrder", "quantity is over 0")
def test_a_quantity_is_over_0() -> None:
    for quantity in ("0", "-1"):
        with pytest.raises(ValidationError, match=r"items\.0\.quantity"):
            module_of(SalesOrder).verify(order(item(quantity)))
    module_of(SalesOrder).verify(order(item("0.0001")))


def test_an_item_says_what_is_ordered() -> None:
    nameless = item()
    nameless.variant_id = None
    with pytest.raises(RuleViolated, match="names a variant"):
        module_of(SalesOrder).verify(order(nameless))
    nameless.description = "포장"
    module_of(SalesOrder).verify(order(nameless))


@pytest.mark.parametrize(("name", "value"), [("discount_rate", "1.1"), ("discount_rate", "-0.1"), ("unit_price", "-1")])
def test_prices_stay_within_bounds(name: str, value: str) -> None:
    wrong = item()
    setattr(wrong, name, Decimal(value))
    with pytest.raises(ValidationError):
        module_of(SalesOrder).verify(order(wrong))


def test_only_a_draft_with_an_item_is_confirmed() -> None:
    with pytest.raises(RuleViolated, match="at least one item"):
        order().confirm()
    confirmed = order(item())
    confirmed.confirm()
    with pytest.raises(InvalidTransition):
        confirmed.confirm()
    with pytest.raises(InvalidTransition):
        confirmed.unhold()


@rule("srm.SalesOrder", "a confirmed item can be lowered no further than shipped or invoiced")
@pytest.mark.parametrize(("shipped", "invoiced"), [("4", "0"), ("0", "4"), ("4", "3"), ("3", "4")])
def test_what_is_shipped_or_invoiced_is_not_cancelled(shipped: str, invoiced: str) -> None:
    some = item("10")
    some.quantity_shipped, some.quantity_invoiced = Decimal(shipped), Decimal(invoiced)
    with pytest.raises(RuleViolated, match="no further than"):
        some.cancel(Decimal("6.0001"))
    some.cancel(Decimal(2))
    some.cancel(None)
    assert some.quantity_cancelled == 6
    for nothing in (None, Decimal(0), Decimal(-1)):
        with pytest.raises(RuleViolated):
            some.cancel(nothing)


@rule(
    "srm.SalesOrder",
    "COMPLETED is set by the program when every item is shipped or cancelled in full, "
    "and invoiced for what was shipped",
)
@pytest.mark.parametrize(
    ("shipped", "invoiced", "cancelled", "done"),
    [
        ("10", "10", "0", True),
        ("6", "6", "4", True),
        ("0", "0", "10", True),
        ("10", "9", "0", False),
        ("6", "6", "3", False),
        ("0", "10", "0", False),
    ],
)
def test_an_order_is_completed(shipped: str, invoiced: str, cancelled: str, done: bool) -> None:
    first, second = item("10"), item("1")
    whole = order(first, second)
    whole.confirm()
    second.quantity_shipped = second.quantity_invoiced = Decimal(1)
    first.quantity_shipped, first.quantity_invoiced = Decimal(shipped), Decimal(invoiced)
    first.quantity_cancelled = Decimal(cancelled)
    whole.complete()
    assert (whole.status is SalesOrderStatus.COMPLETED) is done
    life = module_of(SalesOrder).life
    assert life is not None and SalesOrderStatus.COMPLETED in life.by_program


def test_a_held_order_is_completed_when_it_goes_on() -> None:
    held = order(item())
    held.confirm()
    held.hold("서류가 없음")
    held.items[0].cancel(None)
    held.complete()
    assert (held.status, held.hold_reason) == (SalesOrderStatus.ON_HOLD, "서류가 없음")
    held.unhold()
    assert (held.status, held.hold_reason) == (SalesOrderStatus.COMPLETED, None)


@pytest.mark.parametrize("name", ["quantity_shipped", "quantity_invoiced"])
def test_an_order_under_way_is_not_cancelled(name: str) -> None:
    under_way = order(item("2"))
    under_way.confirm()
    setattr(under_way.items[0], name, Decimal(1))
    with pytest.raises(RuleViolated, match="once anything is shipped"):
        under_way.cancel()
