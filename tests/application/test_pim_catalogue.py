"""Units, categories, products and their variants."""

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest

from application.application import Application
from application.rights import Actor
from application.use_cases import use_cases_of
from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import AlreadyExistsError, CXGError, InvalidTransition, RuleViolated, ValidationError
from domain.tenants.pim.category import Category
from domain.tenants.pim.product import Product
from domain.tenants.pim.unit_of_measure import UnitOfMeasure
from domain.tenants.pim.variant import Variant
from infrastructure.memory.works import MemoryWorks
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
NOBODY = "01970000-0000-7000-8000-0000000000ff"


class Shop:
    """The catalogue of a tenant."""

    def __init__(self, application: Application, works: MemoryWorks, actor: Actor) -> None:
        self.application, self.works, self.actor = application, works, actor

    async def create(self, entity: type[Entity], **given: Any) -> str:
        answer = await self.application.create(module_of(entity), self.actor, given)
        return str(json.loads(answer.data)["id"])

    async def read(self, entity: type[Entity], id: str) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(await self.application.get(module_of(entity), self.actor, UUID(id)))
        return shown

    async def update(self, entity: type[Entity], id: str, **given: Any) -> None:
        await self.application.update(module_of(entity), self.actor, UUID(id), given)

    async def delete(self, entity: type[Entity], id: str) -> None:
        await self.application.delete(module_of(entity), self.actor, UUID(id))

    async def status(self, entity: type[Entity], id: str, status: str) -> None:
        await self.application.change_status(module_of(entity), self.actor, UUID(id), {"status": status})

    async def run(self, entity: type[Entity], name: str, id: str | None, **body: Any) -> Any:
        module = module_of(entity)
        command = use_cases_of(module).commands[name]
        on = None if id is None else UUID(id)
        return json.loads((await self.application.command(module, command, self.actor, on, body)).data)

    async def unit(self, code: str, ratio: str = "1", decimals: int = 0, category: str = "COUNT") -> str:
        given = {"code": code, "name": code, "ratio": ratio, "decimals": decimals, "category": category}
        return await self.create(UnitOfMeasure, **given)

    async def category(self, code: str, parent: str | None = None) -> str:
        return await self.create(Category, code=code, name=code, parent_id=parent)

    async def product(self, code: str = "SHIRT", **given: Any) -> str:
        async with self.works.begin("tenants", self.actor) as uow:
            unit = await uow.of(UnitOfMeasure).one(code="EA")
            root = await uow.of(Category).one(code="ALL")
        if "stock_unit_id" not in given:
            given["stock_unit_id"] = str(unit.id) if unit else await self.unit("EA")
        if "category_id" not in given:
            given["category_id"] = str(root.id) if root else await self.category("ALL")
        return await self.create(Product, code=code, name="셔츠", **given)

    async def variants(self, product: str) -> list[Variant]:
        async with self.works.begin("tenants", self.actor) as uow:
            return await uow.of(Variant).find(product_id=UUID(product))

    async def paths(self) -> dict[str, tuple[str | None, int]]:
        async with self.works.begin("tenants", self.actor) as uow:
            return {one.code: (one.path, one.depth) for one in await uow.of(Category).find()}


@pytest.fixture
def shop(application: Application, works: MemoryWorks, actor: Actor) -> Shop:
    return Shop(application, works, actor)


# units


@pytest.mark.usefixtures("interleaved")
@rule("pim.UnitOfMeasure", "each category has one base unit, of ratio 1 (concurrent)")
async def test_each_category_has_one_base_unit(shop: Shop) -> None:
    def base(code: str, category: str = "WEIGHT", ratio: str = "1") -> Any:
        given = {"code": code, "name": code, "category": category, "ratio": ratio, "is_base": True}
        return shop.create(UnitOfMeasure, **given)

    with pytest.raises(RuleViolated):
        await base("LB", ratio="0.45359237")
    tried = await asyncio.gather(base("KG"), base("T"), return_exceptions=True)
    (id,) = [one for one in tried if isinstance(one, str)]
    assert [type(one) for one in tried if isinstance(one, Exception)] == [RuleViolated]
    await base("EA", "COUNT")
    plain = await shop.unit("X", category="WEIGHT")
    with pytest.raises(RuleViolated):
        await shop.update(UnitOfMeasure, plain, is_base=True)
    for change in ({"is_base": False}, {"category": "LENGTH"}, {"ratio": "2"}):
        with pytest.raises(RuleViolated):
            await shop.update(UnitOfMeasure, id, **change)
    with pytest.raises(RuleViolated):
        await shop.delete(UnitOfMeasure, id)
    await shop.delete(UnitOfMeasure, plain)


async def test_quantities_and_prices_convert(shop: Shop) -> None:
    kg = await shop.unit("KG", "1", 3, "WEIGHT")
    lb = await shop.unit("LB", "0.45359237", 3, "WEIGHT")
    ea = await shop.unit("EA")
    dozen = await shop.unit("DOZEN", "12")

    async def convert(source: str, target: str, **given: str) -> Any:
        return await shop.run(UnitOfMeasure, "convert", None, from_unit_id=source, to_unit_id=target, **given)

    assert await convert(lb, kg, quantity="2.5") == {"quantity": "1.134", "price": None}
    assert await convert(ea, dozen, price="1234.5") == {"quantity": None, "price": "14814.000000"}
    assert await convert(dozen, ea, quantity="2", price="12") == {"quantity": "24", "price": "1.000000"}
    with pytest.raises(RuleViolated):
        await convert(ea, kg, quantity="3")
    with pytest.raises(ValidationError):
        await convert(ea, dozen)
    with pytest.raises(ValidationError):
        await convert(ea, NOBODY, quantity="3")


# categories


@command("pim.Category", "move")
async def test_a_move_takes_all_below_along(shop: Shop) -> None:
    a, b = await shop.category("A"), await shop.category("B")
    c = await shop.category("C", a)
    d = await shop.category("D", c)
    assert (await shop.read(Category, d))["path"] == "A/C/D"
    await shop.run(Category, "move", c, parent_id=b)
    assert await shop.paths() == {"A": ("A", 1), "B": ("B", 1), "C": ("B/C", 2), "D": ("B/C/D", 3)}
    await shop.run(Category, "move", d)
    await shop.update(Category, b, code="BB")
    assert await shop.paths() == {"A": ("A", 1), "BB": ("BB", 1), "C": ("BB/C", 2), "D": ("D", 1)}
    await shop.update(Category, a, parent_id=c)
    assert (await shop.paths())["A"] == ("BB/C/A", 3)
    with pytest.raises(ValidationError):
        await shop.run(Category, "move", d, parent_id=NOBODY)


@pytest.mark.usefixtures("interleaved")
@rule("pim.Category", "the tree has no cycle and at most 10 levels (concurrent)")
async def test_the_tree_stays_a_tree_of_ten_levels(shop: Shop) -> None:
    above = None
    chain = []
    for level in range(1, 11):
        above = await shop.category(f"L{level}", above)
        chain.append(above)
    with pytest.raises(RuleViolated):
        await shop.category("L11", above)
    with pytest.raises(RuleViolated):
        await shop.run(Category, "move", chain[0], parent_id=chain[5])
    with pytest.raises(RuleViolated):
        await shop.update(Category, chain[0], parent_id=chain[0])
    tail = await shop.category("T1")
    await shop.category("T2", tail)
    with pytest.raises(RuleViolated):
        await shop.run(Category, "move", tail, parent_id=chain[8])
    await shop.run(Category, "move", tail, parent_id=chain[7])
    x, y = await shop.category("X"), await shop.category("Y")
    tried = await asyncio.gather(
        shop.run(Category, "move", x, parent_id=y),
        shop.run(Category, "move", y, parent_id=x),
        return_exceptions=True,
    )
    assert sum(isinstance(one, CXGError) for one in tried) == 1
    assert sorted(depth for code, (_, depth) in (await shop.paths()).items() if code in "XY") == [1, 2]


@rule("pim.Category", "a category with products or sub-categories cannot be deleted")
async def test_only_an_empty_category_is_deleted(shop: Shop) -> None:
    root = await shop.category("ALL")
    below = await shop.category("B", root)
    with pytest.raises(RuleViolated):
        await shop.delete(Category, root)
    product = await shop.product(category_id=below)
    with pytest.raises(RuleViolated):
        await shop.delete(Category, below)
    await shop.delete(Product, product)
    await shop.delete(Category, below)
    await shop.delete(Category, root)


@command("pim.Category", "merge")
async def test_a_merge_leaves_nothing_behind(shop: Shop) -> None:
    a, b = await shop.category("A"), await shop.category("B")
    c = await shop.category("C", a)
    await shop.category("D", c)
    product = await shop.product(category_id=a)
    for into in (a, c):
        with pytest.raises(RuleViolated):
            await shop.run(Category, "merge", a, into_id=into)
    await shop.run(Category, "merge", a, into_id=b)
    assert await shop.paths() == {"B": ("B", 1), "C": ("B/C", 2), "D": ("B/C/D", 3)}
    assert (await shop.read(Product, product))["category_id"] == b


# products and variants


@rule("pim.Product", "a product has at least one variant, and one without axes exactly one")
async def test_a_product_comes_with_its_variant(shop: Shop) -> None:
    id = await shop.product("SHIRT")
    (variant,) = await shop.variants(id)
    assert (variant.sku, variant.name, variant.is_default, variant.status) == ("SHIRT", "셔츠", True, "ACTIVE")
    assert (await shop.read(Product, id))["variant_count"] == 1
    with pytest.raises(RuleViolated):
        await shop.create(Variant, product_id=id, sku="SHIRT-2")
    with pytest.raises(RuleViolated):
        await shop.create(Variant, product_id=id, sku="SHIRT-2", options={})
    with pytest.raises(RuleViolated):
        await shop.delete(Variant, str(variant.id))
    assert len(await shop.variants(id)) == 1


@pytest.mark.usefixtures("interleaved")
async def test_variants_are_told_apart_by_their_options(shop: Shop) -> None:
    id = await shop.product()
    await shop.create(Variant, product_id=id, sku="S-S", options={"SIZE": "S"})
    with pytest.raises(RuleViolated):
        await shop.create(Variant, product_id=id, sku="S-R", options={"COLOR": "RED"})
    tried = await asyncio.gather(
        *(shop.create(Variant, product_id=id, sku=f"S-M{n}", options={"SIZE": "M"}) for n in range(2)),
        return_exceptions=True,
    )
    (medium,) = [one for one in tried if isinstance(one, str)]
    assert [type(one) for one in tried if isinstance(one, Exception)] == [RuleViolated]
    assert (await shop.read(Variant, medium))["name"] == "셔츠 (M)"
    with pytest.raises(RuleViolated):
        await shop.update(Variant, medium, options={"SIZE": "S"})
    await shop.update(Variant, medium, options={"SIZE": "L"})
    await shop.update(Product, id, name="남방")
    assert [one.name for one in await shop.variants(id)] == ["남방", "남방 (S)", "남방 (L)"]
    first = (await shop.variants(id))[0]
    await shop.delete(Variant, str(first.id))
    assert [one.is_default for one in await shop.variants(id)] == [True, False]
    assert (await shop.read(Product, id))["variant_count"] == 2


@rule("pim.Variant", "sku is compared without regard to case")
async def test_a_sku_is_one_whatever_its_case(shop: Shop) -> None:
    await shop.product("SHIRT-a")
    with pytest.raises(AlreadyExistsError):
        await shop.product("shirt-A")
    other = await shop.product("HAT")
    (variant,) = await shop.variants(other)
    with pytest.raises(AlreadyExistsError):
        await shop.update(Variant, str(variant.id), sku="Shirt-A")


@command("pim.Product", "activate")
@command("pim.Product", "discontinue")
@command("pim.Product", "archive")
async def test_a_product_lives(shop: Shop, works: MemoryWorks) -> None:
    id = await shop.product()
    await shop.run(Product, "activate", id)
    with pytest.raises(InvalidTransition):
        await shop.run(Product, "archive", id)
    await shop.run(Product, "discontinue", id)
    assert [one.entity_id for one in works.events if one.name == "pim.product.discontinued"] == [UUID(id)]
    await shop.run(Product, "activate", id)
    await shop.status(Product, id, "DISCONTINUED")
    await shop.run(Product, "archive", id)
    (variant,) = await shop.variants(id)
    assert ((await shop.read(Product, id))["status"], variant.status) == ("ARCHIVED", "ARCHIVED")
    await shop.status(Product, id, "DRAFT")
    with pytest.raises(RuleViolated):
        await shop.run(Product, "activate", id)
    await shop.status(Variant, str(variant.id), "ACTIVE")
    await shop.run(Product, "activate", id)


@command("pim.Variant", "archive")
async def test_a_variant_is_archived(shop: Shop) -> None:
    id = await shop.product()
    (variant,) = await shop.variants(id)
    small = await shop.create(Variant, product_id=id, sku="S", options={"SIZE": "S"})
    await shop.run(Product, "activate", id)
    await shop.run(Variant, "archive", str(variant.id))
    with pytest.raises(InvalidTransition):
        await shop.run(Variant, "archive", str(variant.id))
    for refused in (shop.run(Variant, "archive", small), shop.delete(Variant, small)):
        with pytest.raises(RuleViolated):
            await refused
    assert [one.status for one in await shop.variants(id)] == ["ARCHIVED", "ACTIVE"]


@rule("pim.Product", "with tracking SERIAL the stock unit has 0 decimals")
async def test_serial_numbers_count_whole_things(shop: Shop) -> None:
    whole, meter = await shop.unit("PC"), await shop.unit("M", "1", 2, "LENGTH")
    with pytest.raises(RuleViolated):
        await shop.product("WIRE", stock_unit_id=meter, tracking="SERIAL")
    id = await shop.product("WIRE", stock_unit_id=meter)
    with pytest.raises(RuleViolated):
        await shop.update(Product, id, tracking="SERIAL")
    await shop.update(Product, id, tracking="SERIAL", stock_unit_id=whole)
    with pytest.raises(RuleViolated):
        await shop.update(Product, id, stock_unit_id=meter)


@rule("pim.Product", "the sales and purchase unit convert to the stock unit")
async def test_units_convert_to_the_stock_unit(shop: Shop) -> None:
    dozen, kg = await shop.unit("DOZEN", "12"), await shop.unit("KG", "1", 3, "WEIGHT")
    for name in ("sales_unit_id", "purchase_unit_id"):
        with pytest.raises(RuleViolated):
            await shop.product("EGG", **{name: kg})
    id = await shop.product("EGG", sales_unit_id=dozen, purchase_unit_id=dozen)
    for name in ("sales_unit_id", "purchase_unit_id", "stock_unit_id"):
        with pytest.raises(RuleViolated):
            await shop.update(Product, id, **{name: kg})
    with pytest.raises(ValidationError):
        await shop.product("HAM", stock_unit_id=NOBODY)
