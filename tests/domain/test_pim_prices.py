"""What always holds for price lists, their items and what suppliers ask."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.pim.price_list import PriceList
from domain.tenants.pim.price_list_item import PriceListItem, PriceMethod, PriceTarget
from domain.tenants.pim.supplier import Supplier
from domain.tenants.pim.supplier_product import SupplierPrice, SupplierProduct
from tests.marks import rule

ID = UUID(int=1)
DAY = date(2026, 7, 1)
NEXT = DAY + timedelta(days=1)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def item(target: PriceTarget = PriceTarget.ALL, **given: Any) -> PriceListItem:
    return PriceListItem(price_list_id=ID, target=target, **{"price": Decimal(0), **given})


REFERENCES = {
    PriceTarget.VARIANT: "variant_id",
    PriceTarget.PRODUCT: "product_id",
    PriceTarget.CATEGORY: "category_id",
}


@rule("pim.PriceListItem", "exactly the reference that target names is set, none for ALL")
@pytest.mark.parametrize("target", PriceTarget)
def test_an_item_names_its_target(target: PriceTarget) -> None:
    expected = {REFERENCES[target]} if target in REFERENCES else set()
    for chosen in product((True, False), repeat=3):
        given = {name for name, is_given in zip(REFERENCES.values(), chosen, strict=True) if is_given}
        made = item(target, **dict.fromkeys(given, ID))
        if given == expected:
            verify(made)
        else:
            with pytest.raises(RuleViolated):
                verify(made)


@pytest.mark.parametrize(
    ("method", "price", "rate", "sound"),
    [
        (PriceMethod.FIXED, "0", None, True),
        (PriceMethod.FIXED, None, "0.1", False),
        (PriceMethod.FIXED, "-0.000001", None, False),
        (PriceMethod.DISCOUNT, None, "0", True),
        (PriceMethod.DISCOUNT, None, "1", True),
        (PriceMethod.DISCOUNT, None, "1.000001", False),
        (PriceMethod.DISCOUNT, None, "-0.000001", False),
        (PriceMethod.DISCOUNT, "100", None, False),
        (PriceMethod.COST_PLUS, None, "0", True),
        (PriceMethod.COST_PLUS, None, "1.5", True),
        (PriceMethod.COST_PLUS, None, "-0.000001", False),
        (PriceMethod.COST_PLUS, "100", None, False),
    ],
)
def test_an_item_has_the_figure_of_its_method(
    method: PriceMethod, price: str | None, rate: str | None, sound: bool
) -> None:
    made = item(method=method, price=price and Decimal(price), rate=rate and Decimal(rate))
    if sound:
        verify(made)
    else:
        with pytest.raises((RuleViolated, ValidationError)):
            verify(made)


@rule("pim.PriceListItem", "valid_to is not before valid_from")
def test_an_item_does_not_end_before_it_begins() -> None:
    verify(item(valid_from=DAY, valid_to=DAY))
    verify(item(valid_from=DAY, valid_to=NEXT))
    verify(item(valid_to=DAY))
    with pytest.raises(ValidationError):
        verify(item(valid_from=NEXT, valid_to=DAY))


def test_a_list_does_not_end_before_it_begins() -> None:
    verify(PriceList(code="A", name="소매", currency="KRW", valid_from=DAY, valid_to=DAY))
    with pytest.raises(ValidationError):
        verify(PriceList(code="A", name="소매", currency="KRW", valid_from=NEXT, valid_to=DAY))


@pytest.mark.parametrize(("step", "sound"), [("0.000001", True), ("10", True), ("0", False), ("-10", False)])
def test_prices_are_rounded_to_a_step_over_zero(step: str, sound: bool) -> None:
    made = PriceList(code="A", name="소매", currency="KRW", rounding_step=Decimal(step))
    if sound:
        verify(made)
    else:
        with pytest.raises(ValidationError):
            verify(made)


@pytest.mark.parametrize(("incoterm", "sound"), [("FOB", True), ("fob", False), ("FO", False), ("F0B", False)])
def test_an_incoterm_is_three_capital_letters(incoterm: str, sound: bool) -> None:
    made = Supplier(partner_id=ID, code="S", incoterm=incoterm)
    if sound:
        verify(made)
    else:
        with pytest.raises(ValidationError):
            verify(made)


def price(valid_from: date | None, valid_to: date | None, quantity: str = "1", currency: str = "KRW") -> SupplierPrice:
    made = SupplierPrice(unit_price=Decimal(100), valid_from=valid_from, valid_to=valid_to, currency=currency)
    made.min_quantity = Decimal(quantity)
    return made


def offer(*prices: SupplierPrice) -> SupplierProduct:
    return SupplierProduct(supplier_id=ID, variant_id=ID, unit_id=ID, prices=list(prices))


@rule("pim.SupplierProduct", "prices of one currency and min_quantity do not overlap in time")
def test_prices_of_a_supplier_do_not_overlap() -> None:
    until, since = price(None, DAY), price(NEXT, None)
    for sound in (
        (until, since),
        (since, until),
        (price(DAY, DAY), since),
        (price(None, None), price(None, None, "10")),
        (price(None, None), price(None, None, currency="USD")),
    ):
        verify(offer(*sound))
    for wrong in (
        (until, price(DAY, None)),
        (price(DAY, None), until),
        (price(None, None), price(DAY, DAY)),
        (price(DAY, DAY), price(None, None)),
        (price(None, DAY), price(None, NEXT)),
        (price(DAY, None), price(NEXT, None)),
        (until, since, price(DAY, NEXT)),
    ):
        with pytest.raises(RuleViolated):
            verify(offer(*wrong))
