"""What the items of a sales document stand for: the variant, its product, and their units."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from application.ports import UnitOfWork
from domain.kernel.errors import RuleViolated
from domain.tenants.pim.product import Product, ProductStatus, ProductType
from domain.tenants.pim.unit_of_measure import ONE_TO_ONE, UnitOfMeasure
from domain.tenants.pim.variant import Variant, VariantStatus
from domain.tenants.srm.sales_order import SalesOrderItem


@dataclass(frozen=True, slots=True)
class SoldVariant:
    """What a sale asks of a variant."""

    id: UUID
    product_id: UUID
    sku: str
    status: VariantStatus
    list_price: Decimal
    minimum_price: Decimal | None


@dataclass(frozen=True, slots=True)
class SoldProduct:
    """What a sale asks of a product."""

    product_type: ProductType
    status: ProductStatus
    is_sellable: bool
    stock_unit_id: UUID
    sales_unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Goods:
    """A variant as one item names it, in the item's unit."""

    variant: SoldVariant
    product: SoldProduct
    unit: UnitOfMeasure
    stock_unit: UnitOfMeasure
    sales_unit: UnitOfMeasure

    @property
    def list_price(self) -> Decimal:
        """The list price of one of the item's units, in the base currency."""
        return self.sales_unit.convert_price(self.variant.list_price, self.unit)

    @property
    def minimum_price(self) -> Decimal | None:
        """The lowest price of one of the item's units, in the base currency."""
        lowest = self.variant.minimum_price
        return None if lowest is None else self.sales_unit.convert_price(lowest, self.unit)

    def stock_quantity(self, quantity: Decimal) -> Decimal:
        """A quantity of the item in stock units; refused when it leaves a rest."""
        factor = self.unit.factor_to(self.stock_unit)
        if factor is ONE_TO_ONE and quantity == (whole := round(quantity, self.stock_unit.decimals)):
            return whole
        scaled = Fraction(quantity) * factor * 10**self.stock_unit.decimals
        if scaled.denominator != 1:
            raise RuleViolated("a quantity that does not convert to the stock unit without a rest is refused")
        return Decimal(scaled.numerator).scaleb(-self.stock_unit.decimals)


async def goods_of(uow: UnitOfWork, items: Collection[SalesOrderItem]) -> dict[int, Goods]:
    """What is known of the items that name a variant, by place in the list; three statements however many there are.

    An item whose variant or unit does not exist is left out: it is refused as a reference when it is written.
    """
    variants = await uow.of(Variant).look({item.variant_id for item in items if item.variant_id}, SoldVariant)
    products = await uow.of(Product).look({one.product_id for one in variants.values()}, SoldProduct)
    wanted = {item.unit_id for item in items}
    for product in products.values():
        wanted |= {product.stock_unit_id, product.sales_unit_id or product.stock_unit_id}
    units = {one.id: one for one in await uow.of(UnitOfMeasure).find(id=wanted)} if variants else {}
    found = {}
    for place, item in enumerate(items):
        variant = variants.get(item.variant_id) if item.variant_id else None
        if variant and item.unit_id in units:
            product = products[variant.product_id]
            stock_unit = units[product.stock_unit_id]
            sales_unit = units[product.sales_unit_id or product.stock_unit_id]
            found[place] = Goods(variant, product, units[item.unit_id], stock_unit, sales_unit)
    return found
