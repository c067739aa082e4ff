"""Price list items: the single prices and discounts of price lists."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, ZERO, NotBefore, Number, PositiveQuantity, Ref, UnsignedUnitPrice


class PriceTarget(StrEnum):
    """What a price is given for."""

    VARIANT = "VARIANT"
    PRODUCT = "PRODUCT"
    CATEGORY = "CATEGORY"
    ALL = "ALL"


class PriceMethod(StrEnum):
    """Whether a price stands as it is, is a discount, or is worked out from the average cost."""

    FIXED = "FIXED"
    DISCOUNT = "DISCOUNT"
    COST_PLUS = "COST_PLUS"


@entity(
    path="price-list-items",
    title=("가격표 항목", "Price list item"),
    filters=("price_list_id", "target", "variant_id", "product_id", "category_id", "method", "valid_from", "valid_to"),
)
class PriceListItem(Entity):
    """One price or discount of a list."""

    price_list_id: Annotated[UUID, Ref("pim.PriceList"), IMMUTABLE]
    target: PriceTarget
    variant_id: Annotated[UUID, Ref("pim.Variant")] | None = None
    product_id: Annotated[UUID, Ref("pim.Product")] | None = None
    category_id: Annotated[UUID, Ref("pim.Category")] | None = None
    # empty for the stock unit
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")] | None = None
    min_quantity: PositiveQuantity = Decimal(1)
    method: PriceMethod = PriceMethod.FIXED
    price: UnsignedUnitPrice | None = None
    # what a DISCOUNT takes off, or COST_PLUS puts on
    rate: Annotated[Decimal, Number(9, 6, min=ZERO)] | None = None
    valid_from: date | None = None
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None

    @always
    def names_its_target(self) -> None:
        """Refuses an item that does not say what it prices, or says it twice."""
        references = {
            PriceTarget.VARIANT: self.variant_id,
            PriceTarget.PRODUCT: self.product_id,
            PriceTarget.CATEGORY: self.category_id,
        }
        if any((id is not None) != (target is self.target) for target, id in references.items()):
            raise RuleViolated("exactly the reference that target names is set, none for ALL")

    @always
    def has_the_figure_of_its_method(self) -> None:
        """Refuses a fixed price without a price, and any other without a rate."""
        if self.method is PriceMethod.FIXED and self.price is None:
            raise RuleViolated("FIXED has a price of 0 or more")
        if self.method is PriceMethod.DISCOUNT and (self.rate is None or self.rate > 1):
            raise RuleViolated("DISCOUNT has a rate from 0 to 1")
        if self.method is PriceMethod.COST_PLUS and self.rate is None:
            raise RuleViolated("COST_PLUS has a rate of 0 or more")
