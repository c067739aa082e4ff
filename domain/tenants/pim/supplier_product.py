"""Supplier products: what suppliers offer, and at which prices."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    Count,
    Currency,
    LongName,
    NotBefore,
    PositiveQuantity,
    Ref,
    Text,
    UnsignedUnitPrice,
)


@line
class SupplierPrice(Line):
    """A price from a quantity on; without dates it holds from ever or for ever, and both days are included."""

    min_quantity: PositiveQuantity = Decimal(1)
    unit_price: UnsignedUnitPrice
    currency: Currency = "KRW"
    valid_from: date | None = None
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None

    def contradicts(self, other: "SupplierPrice") -> bool:
        """Whether on some day both are prices of one currency and quantity."""
        return (
            (self.currency, self.min_quantity) == (other.currency, other.min_quantity)
            and (self.valid_from or date.min) <= (other.valid_to or date.max)
            and (other.valid_from or date.min) <= (self.valid_to or date.max)
        )


@entity(
    path="supplier-products",
    title=("공급사 상품", "Supplier product"),
    search=("supplier_sku", "supplier_name"),
    filters=("supplier_id", "variant_id", "priority"),
    sorts=("priority",),
    unique=(("supplier_id", "variant_id", "unit_id"),),
)
class SupplierProduct(Entity):
    """What a supplier offers of a variant, in which package, at which price and lead time."""

    supplier_id: Annotated[UUID, Ref("pim.Supplier"), IMMUTABLE]
    variant_id: Annotated[UUID, Ref("pim.Variant"), IMMUTABLE]
    supplier_sku: Annotated[str, Text(64)] | None = None
    supplier_name: LongName | None = None
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    minimum_quantity: PositiveQuantity = Decimal(1)
    order_multiple: PositiveQuantity = Decimal(1)
    # empty for the supplier's
    lead_time_days: Count | None = None
    # the lower goes first
    priority: Count = 10
    last_price: Annotated[UnsignedUnitPrice, COMPUTED] | None = None
    last_purchased_on: Annotated[date, COMPUTED] | None = None
    prices: list[SupplierPrice] = field(default_factory=list[SupplierPrice])

    @always
    def has_one_price_a_day(self) -> None:
        """Refuses two prices of which nobody could say which one holds."""
        if any(one.contradicts(other) for one, other in combinations(self.prices, 2)):
            raise RuleViolated("prices of one currency and min_quantity do not overlap in time")
