"""What the company deals in: units, brands, categories, products with variants, and prices."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from domain.tenants.pim.brand import Brand
from domain.tenants.pim.category import Category
from domain.tenants.pim.price_list import PriceList
from domain.tenants.pim.price_list_item import PriceListItem
from domain.tenants.pim.product import Product
from domain.tenants.pim.unit_of_measure import UnitOfMeasure
from domain.tenants.pim.variant import Variant
from interfaces.demo.catalogue import BRANDS, FAMILIES, TOPS, Family
from interfaces.demo.writing import Company, Row, Step

PRODUCTS = 800
_UNITS = (
    ("EA", "개", "COUNT", 1, 0),
    ("PK", "팩", "COUNT", 1, 0),
    ("BDL", "묶음", "COUNT", 1, 0),
    ("ROLL", "롤", "COUNT", 1, 0),
    ("DOZ", "다스(12개)", "COUNT", 12, 0),
    ("BOX", "박스(20개)", "COUNT", 20, 0),
    ("G", "그램", "WEIGHT", Decimal("0.001"), 0),
    ("CM", "센티미터", "LENGTH", Decimal("0.01"), 0),
    ("ML", "밀리리터", "VOLUME", Decimal("0.001"), 0),
)
"""Code, name, what it measures, its ratio to the base unit, and decimals; the first is there in every tenant."""
_DEARER = (Decimal("1"), Decimal("1.2"), Decimal("1.45"), Decimal("1.75"), Decimal("2.1"))
"""What the sizes cost, as a multiple of the smallest."""
_LISTS = (
    ("RETAIL", "일반 판매가", True, None, 1000),
    ("WHOLESALE", "도매 판매가", False, Decimal("0.12"), 1000),
    ("ONLINE", "온라인 판매가", False, Decimal("0.05"), 100),
)
"""Code, name, whether it is the default, what it takes off every category, and a seldom step of rounding in won."""
_FIXED = 60


@dataclass(frozen=True, slots=True)
class Goods:
    """A variant that is written."""

    id: UUID
    product_id: UUID
    sku: str
    name: str
    family: Family
    price: Decimal
    unit_id: UUID
    is_sold: bool


@dataclass(frozen=True, slots=True)
class Products:
    """What others refer to; the goods stand in the order of their products, the default variant first."""

    unit_ids: dict[str, UUID]
    goods: list[Goods]


@dataclass(frozen=True, slots=True)
class _Item:
    """A product that is to be written."""

    code: str
    name: str
    family: Family
    price: Decimal
    path: list[Step]


async def write_products(company: Company) -> Products:
    """Writes the catalogue with its prices."""
    units = [
        Row({"code": code, "name": name, "category": category, "ratio": ratio, "decimals": decimals})
        for code, name, category, ratio, decimals in _UNITS
    ]
    unit_ids = dict(zip((one[0] for one in _UNITS), await company.write(UnitOfMeasure, units, "code"), strict=True))
    brands = [Row({"code": f"B{place:02}", "name": name}) for place, name in enumerate(BRANDS, 1)]
    brand_ids = await company.write(Brand, brands, "code")
    category_ids = await _categories(company)
    items = _items(company)
    product_ids = await _products(company, items, unit_ids, brand_ids, category_ids)
    goods = await _variants(company, items, product_ids, unit_ids)
    await _prices(company, list(category_ids.values()), goods)
    return Products(unit_ids, goods)


async def _categories(company: Company) -> dict[str, UUID]:
    """The categories of the families, by code."""
    tops = [Row({"code": code, "name": name, "position": place}) for place, (code, name) in enumerate(TOPS, 1)]
    top_ids = dict(zip((code for code, _ in TOPS), await company.write(Category, tops, "code"), strict=True))
    rows = [
        Row({"code": one.code, "name": one.name, "parent_id": top_ids[one.top], "position": place})
        for place, one in enumerate(FAMILIES, 1)
    ]
    return dict(zip((one.code for one in FAMILIES), await company.write(Category, rows, "code"), strict=True))


def _items(company: Company) -> list[_Item]:
    """Every thing of every family in every size, each under a brand; a smaller company deals in a part of them."""
    random = company.random("products")
    every = [
        _Item(
            f"{family.code}-{place:02}{size:02}",
            f"{random.choice(BRANDS)} {thing} {family.sizes[size]}",
            family,
            _round(price * _DEARER[size]),
            _path(random),
        )
        for family in FAMILIES
        for place, (thing, price) in enumerate(family.things, 1)
        for size in range(len(family.sizes))
    ]
    return every if company.share >= 1 else random.sample(every, company.size(PRODUCTS))


def _path(random: Random) -> list[Step]:
    """Most are offered, some not yet and some not for long any more."""
    lot = random.random()
    if lot < 0.02:
        return []
    return [("ACTIVE", {}), ("DISCONTINUED", {})] if lot > 0.98 else [("ACTIVE", {})]


def _round(price: Decimal) -> Decimal:
    """A price as it stands on a label: whole hundreds of won, tens for what costs little."""
    step = 100 if price >= 3000 else 10
    return Decimal(int(price / step) * step)


async def _products(
    company: Company,
    items: list[_Item],
    unit_ids: dict[str, UUID],
    brand_ids: list[UUID],
    category_ids: dict[str, UUID],
) -> list[UUID]:
    random = company.random("product details")
    by_brand = dict(zip(BRANDS, brand_ids, strict=True))
    rows = [
        Row(
            {
                "code": one.code,
                "name": one.name,
                "category_id": category_ids[one.family.code],
                "brand_id": next(id for brand, id in by_brand.items() if one.name.startswith(f"{brand} ")),
                "stock_unit_id": unit_ids[one.family.unit],
                "country_of_origin": random.choices(("KR", "CN", "VN", "TW"), (5, 4, 2, 1))[0],
                "weight_kg": Decimal(random.randrange(5, 400)) / 100,
                "warranty_months": 12 if one.family.top in ("DIGITAL", "TOOLS") else 0,
            },
            one.path,
        )
        for one in items
    ]
    return await company.write(Product, rows, "code")


async def _variants(
    company: Company, items: list[_Item], product_ids: list[UUID], unit_ids: dict[str, UUID]
) -> list[Goods]:
    """Prices the default variants, and adds the other colours."""
    by_product = dict(zip(product_ids, items, strict=True))
    found = await company.find(Variant, product_id=set(product_ids), is_default=True)
    await company.update(
        Variant,
        [
            (one.id, _priced(by_product[one.product_id], 0))
            for one in sorted(found, key=lambda one: one.sku)
            if not one.list_price
        ],
    )
    rows = [
        Row({"product_id": id, "sku": f"{item.code}-{place}", **_priced(item, place)})
        for id, item in by_product.items()
        for place in range(1, len(item.family.colors))
    ]
    await company.write(Variant, rows, "sku")
    written = await company.find(Variant, product_id=set(product_ids))
    return [
        Goods(
            one.id,
            one.product_id,
            one.sku,
            item.name,
            item.family,
            one.list_price,
            unit_ids[item.family.unit],
            [status for status, _ in item.path] == ["ACTIVE"],
        )
        for one in sorted(written, key=lambda one: one.sku)
        for item in (by_product[one.product_id],)
    ]


def _priced(item: _Item, place: int) -> dict[str, Any]:
    """What a variant costs, and its colour."""
    given = {"list_price": item.price, "minimum_price": _round(item.price * Decimal("0.8"))}
    return given | {"options": {"색상": item.family.colors[place]}} if item.family.colors else given


async def _prices(company: Company, category_ids: list[UUID], goods: list[Goods]) -> None:
    """A list for each way of selling: a discount a category, and fixed prices for what sells best."""
    rows = [
        Row(
            {"code": code, "name": name, "currency": "KRW", "is_default": default, "rounding_step": step},
            [("ACTIVE", {})],
        )
        for code, name, default, _, step in _LISTS
    ]
    list_ids = await company.write(PriceList, rows, "code")
    random = company.random("prices")
    items = [
        {"price_list_id": id, "target": "CATEGORY", "category_id": category_id, "method": "DISCOUNT", "rate": rate}
        for id, (*_, rate, _) in zip(list_ids, _LISTS, strict=True)
        if rate is not None
        for category_id in category_ids
    ]
    items += [
        {
            "price_list_id": list_ids[1],
            "target": "VARIANT",
            "variant_id": one.id,
            "min_quantity": 50,
            "price": _round(one.price * Decimal("0.85")),
        }
        for one in random.sample(goods, min(company.size(_FIXED), len(goods)))
    ]
    await company.write(PriceListItem, [Row(one) for one in items], "price_list_id", "category_id", "variant_id")
