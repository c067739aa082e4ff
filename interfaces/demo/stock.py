"""What lies in the warehouses when the books are opened."""

from decimal import Decimal
from random import Random
from uuid import UUID

from application.tenants.ivm.stock import open_stock
from domain.kernel.entity import module_of
from domain.tenants.ivm.stock_balance import StockBalance
from interfaces.demo.places import Places
from interfaces.demo.products import Goods, Products
from interfaces.demo.supply import cost_of
from interfaces.demo.writing import Company

_AT_ONCE = 100
Opening = tuple[UUID, UUID, Decimal, Decimal]
"""Variant, place, quantity and unit cost."""


async def write_stock(company: Company, products: Products, places: Places) -> None:
    """Opens the stock of the main warehouse with all goods, that of the other with every sixth.

    What was opened before is not opened again: a place's opening stock of a variant is posted once.
    """
    random = company.random("stock")
    main, second = places.shelves
    rows = [_opening(random, one, main[place % len(main)], 1) for place, one in enumerate(products.goods)]
    rows += [_opening(random, one, second[place % len(second)], 4) for place, one in enumerate(products.goods[::6])]
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        async with company.works.begin("tenants", company.actor, "OPEN_STOCK") as uow:
            await open_stock(uow, part)
        company.note(len(part), module_of(StockBalance))


def _opening(random: Random, goods: Goods, place_id: UUID, divisor: int) -> Opening:
    """Much of what is cheap, little of what is dear; of a few goods hardly anything is left."""
    most = 3_000 if goods.price < 5_000 else 1_200 if goods.price < 30_000 else 300
    quantity = random.randrange(most // 3, most) // divisor
    if random.random() < 0.03:
        quantity //= 25
    return goods.id, place_id, Decimal(max(quantity, 1)), cost_of(goods)
