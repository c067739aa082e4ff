"""Where the company buys, at which prices, and when it buys again."""

from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from domain.tenants.ivm.reorder_rule import ReorderRule
from domain.tenants.pim.supplier import Supplier
from domain.tenants.pim.supplier_product import SupplierProduct
from interfaces.demo.partners import Traded
from interfaces.demo.places import Places
from interfaces.demo.products import Goods, Products
from interfaces.demo.writing import Company, Row

COST = Decimal("0.62")
"""What goods cost, as a part of their price."""
_OFFERS = 240
_RULES = 100


def cost_of(goods: Goods) -> Decimal:
    """What one costs: whole tens of won."""
    return Decimal(max(1, int(goods.price * COST / 10)) * 10)


async def write_supply(company: Company, suppliers: list[Traded], products: Products, places: Places) -> None:
    """Writes suppliers, what they offer, and rules by which stock is filled up."""
    random = company.random("suppliers")
    rows = [
        Row(
            {
                "partner_id": one.id,
                "code": f"V{place:04}",
                "payment_term_id": one.payment_term_id,
                "lead_time_days": random.choice((3, 5, 7, 10, 14, 30)),
                "minimum_order_amount": random.choice((0, 100_000, 300_000, 500_000)),
            }
        )
        for place, one in enumerate(suppliers, 1)
    ]
    supplier_ids = await company.write(Supplier, rows, "code")
    offered = random.sample(products.goods, min(company.size(_OFFERS), len(products.goods)))
    offers = [_offer(random, one, random.choice(supplier_ids)) for one in offered]
    await company.write(SupplierProduct, offers, "variant_id", "supplier_id")
    ruled = offered[: company.size(_RULES)]
    rules = [_rule(random, one, places.warehouse_ids[0]) for one in ruled]
    await company.write(ReorderRule, rules, "variant_id")


def _offer(random: Random, goods: Goods, supplier_id: UUID) -> Row:
    cost = cost_of(goods)
    prices: list[dict[str, Any]] = [{"unit_price": cost}]
    if random.random() < 0.5:
        prices.append({"min_quantity": 100, "unit_price": int(cost * Decimal("0.95"))})
    return Row(
        {
            "supplier_id": supplier_id,
            "variant_id": goods.id,
            "supplier_sku": f"{goods.family.code[:3]}{random.randrange(10**6):06}",
            "unit_id": goods.unit_id,
            "minimum_quantity": random.choice((10, 20, 50)),
            "order_multiple": random.choice((1, 5, 10)),
            "prices": prices,
        }
    )


def _rule(random: Random, goods: Goods, warehouse_id: UUID) -> Row:
    least = random.choice((20, 30, 50, 100))
    return Row(
        {
            "variant_id": goods.id,
            "warehouse_id": warehouse_id,
            "minimum": least,
            "maximum": least * 4,
            "safety_days": random.choice((3, 5, 7)),
        }
    )
