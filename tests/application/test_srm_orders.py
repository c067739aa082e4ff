"""Sales orders: priced as drafts, and what stands in the way of confirming them."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from application.application import Application
from application.rights import Actor
from domain.kernel.entity import module_of
from domain.kernel.errors import NotFoundError, RuleViolated, ValidationError
from domain.tenants.crm.partner import Partner, PartnerStatus
from domain.tenants.ivm.reservation import Reservation
from domain.tenants.pim.product import Product, ProductStatus, ProductType
from domain.tenants.pim.unit_of_measure import UnitCategory, UnitOfMeasure
from domain.tenants.pim.variant import Variant, VariantStatus
from domain.tenants.srm.sales_order import SalesOrder
from infrastructure.memory.works import MemoryWorks
from tests.marks import rule
from tests.stories.market import Market, column

pytestmark = pytest.mark.asyncio


@pytest.fixture
async def market(application: Application, works: MemoryWorks, actor: Actor) -> Market:
    return await Market(application, works, actor).opened()


async def reprice(market: Market, variant: Variant, price: str) -> None:
    async with market.works.begin("tenants", market.actor) as uow:
        taken = await uow.of(Variant).take(variant.id)
        taken.list_price = Decimal(price)


async def test_a_draft_follows_the_list_until_it_is_confirmed(market: Market) -> None:
    variant = await market.goods("1000")
    draft = await market.order(
        market.item(variant, "2"), market.item(variant, "1", unit_price="900"), shipping_fee="3000"
    )
    assert [item["line_number"] for item in draft["items"]] == [1, 2]
    assert (column(draft, "list_unit_price"), draft["total_amount"]) == (["1000", "1000"], "5900")
    await reprice(market, variant, "1500")
    rest = [{"id": item["id"]} for item in draft["items"]]
    changed = await market.update(draft["id"], items=[rest[1], {**rest[0], "quantity": "3"}])
    assert [item["line_number"] for item in changed["items"]] == [1, 2]
    assert (column(changed, "net_amount"), changed["total_amount"]) == (["900", "4500"], "8400")
    await reprice(market, variant, "2000")
    confirmed = await market.run(draft["id"], "confirm")
    assert (column(confirmed, "unit_price"), confirmed["total_amount"]) == (["900", "1500"], "8400")


async def test_units_convert_for_price_and_stock(market: Market) -> None:
    variant = await market.goods("24000", sales_unit_id=market.box.id)
    pieces = market.item(variant, "6")
    boxes = market.item(variant, "1.5", unit_id=str(market.box.id))
    draft = await market.order(pieces, boxes)
    assert column(draft, "stock_quantity") == ["6", "18"]
    assert column(draft, "list_unit_price") == ["2000", "24000"]
    assert column(draft, "net_amount") == ["12000", "36000"]


@rule("srm.SalesOrder", "a quantity that does not convert to the stock unit without a rest is refused")
async def test_a_quantity_that_leaves_a_rest_is_refused(market: Market) -> None:
    variant = await market.goods()
    box = str(market.box.id)
    with pytest.raises(RuleViolated, match="without a rest"):
        await market.order(market.item(variant, "0.1", unit_id=box))
    kilo = UnitOfMeasure(code="KG", name="킬로", category=UnitCategory.WEIGHT, ratio=market.box.ratio)
    await market.add(kilo)
    with pytest.raises(RuleViolated):
        await market.order(market.item(variant, "1", unit_id=str(kilo.id)))
    for quantity, unit in (("0.25", box), ("0.5", str(market.piece.id))):
        with pytest.raises(ValidationError):
            await market.order(market.item(variant, quantity, unit_id=unit))
    draft = await market.order(market.item(variant, "0.5", unit_id=box))
    with pytest.raises(RuleViolated, match="without a rest"):
        await market.update(draft["id"], items=[market.item(variant, "0.1", unit_id=box)])


async def test_another_currency_asks_for_prices(market: Market) -> None:
    variant = await market.goods()
    with pytest.raises(ValidationError) as wrong:
        await market.order(market.item(variant, "1"), currency="USD")
    assert [one.field for one in wrong.value.field_errors] == ["items.0.unit_price"]
    with pytest.raises(ValidationError):
        await market.order({"description": "포장", "quantity": "1", "unit_id": str(market.piece.id)})
    draft = await market.order(market.item(variant, "3", unit_price="1.115"), currency="USD")
    assert (draft["total_amount"], draft["exchange_rate"]) == ("3.35", None)
    assert column(draft, "unit_price") == ["1.115"]


async def test_what_does_not_exist_is_refused_as_a_reference(market: Market) -> None:
    variant = await market.goods()
    nobody = str(market.place.id)
    for wrong in ({"variant_id": nobody}, {"unit_id": nobody}):
        with pytest.raises(ValidationError) as error:
            await market.order(market.item(variant, "1") | wrong)
        assert error.value.field_errors[0].code == "not_found"


@rule(
    "srm.SalesOrder", "an order is confirmed with at least one item, an ACTIVE customer and ACTIVE, sellable variants"
)
async def test_what_stands_in_the_way_of_confirming(market: Market) -> None:
    good = await market.goods()
    archived = await market.goods()
    async with market.works.begin("tenants", market.actor) as uow:
        (await uow.of(Variant).take(archived.id)).status = VariantStatus.ARCHIVED
    bad = [
        archived,
        await market.goods(is_sellable=False),
        await market.goods(status=ProductStatus.DRAFT),
        await market.goods(status=ProductStatus.ARCHIVED),
    ]
    blocked = Partner(name="막힌", is_customer=True, status=PartnerStatus.BLOCKED)
    prospect = Partner(name="후보", is_customer=True)
    supplier = Partner(name="공급", is_supplier=True, status=PartnerStatus.ACTIVE)
    for number, partner in enumerate((blocked, prospect, supplier)):
        partner.number = f"P-1{number}"
        await market.add(partner)
    drafts = [await market.order()]
    drafts += [await market.order(market.item(good, "1"), market.item(one, "1")) for one in bad]
    drafts += [
        await market.order(market.item(good, "1"), partner_id=str(one.id)) for one in (blocked, prospect, supplier)
    ]
    for draft in drafts:
        for confirm in (market.run(draft["id"], "confirm"), market.status(draft["id"], "CONFIRMED")):
            with pytest.raises(RuleViolated):
                await confirm
        assert (await market.read(draft["id"]))["status"] == "DRAFT"
    assert await market.all(Reservation) == []
    assert (await market.confirmed(market.item(good, "1")))["status"] == "CONFIRMED"


async def test_prices_under_the_minimum_and_bundles_are_not_confirmed(market: Market) -> None:
    variant = await market.goods("1000", minimum="900")
    allowed = await market.confirmed(market.item(variant, "1", discount_rate="0.1"))
    assert allowed["status"] == "CONFIRMED"
    draft = await market.order(market.item(variant, "1", discount_rate="0.100001"))
    with pytest.raises(RuleViolated, match="approval"):
        await market.run(draft["id"], "confirm")
    bundle = await market.order(market.item(await market.goods(product_type=ProductType.BUNDLE), "1"))
    with pytest.raises(RuleViolated, match="components"):
        await market.run(bundle["id"], "confirm")


async def test_services_and_texts_reserve_nothing(market: Market) -> None:
    service = await market.goods(product_type=ProductType.SERVICE)
    text = {"description": "포장", "quantity": "1", "unit_id": str(market.piece.id), "unit_price": "500"}
    order = await market.confirmed(market.item(service, "2"), text)
    assert (order["total_amount"], column(order, "stock_quantity")) == ("2500", ["0", "0"])
    assert await market.all(Reservation) == []
    assert (await market.run(order["id"], "cancel"))["status"] == "CANCELLED"


async def test_a_discontinued_product_is_sold_while_it_lasts(market: Market) -> None:
    variant, other = await market.goods(), await market.goods()
    await market.stock(variant, "3")
    async with market.works.begin("tenants", market.actor) as uow:
        (await uow.of(Product).take(variant.product_id)).status = ProductStatus.DISCONTINUED
    refused = await market.order(market.item(other, "1"), market.item(variant, "4"))
    with pytest.raises(RuleViolated, match="lacking"):
        await market.run(refused["id"], "confirm")
    assert await market.all(Reservation) == []
    assert column(await market.confirmed(market.item(variant, "3")), "quantity_reserved") == ["3"]


async def test_what_was_agreed_is_not_changed(market: Market) -> None:
    variant = await market.goods()
    order = await market.confirmed(market.item(variant, "1"))
    changes: list[dict[str, Any]] = [
        {"items": []},
        {"currency": "USD"},
        {"shipping_fee": "1"},
        {"requested_date": None},
    ]
    for change in changes:
        with pytest.raises(RuleViolated, match="no DRAFT"):
            await market.update(order["id"], **change)
    changed = await market.update(order["id"], memo="문 앞에", customer_reference="PO-7")
    assert (changed["memo"], changed["customer_reference"]) == ("문 앞에", "PO-7")
    assert changed["items"] == order["items"]
    for status in ("DRAFT", "COMPLETED", "CLOSED", "PENDING_APPROVAL"):
        with pytest.raises(RuleViolated):
            await market.status(order["id"], status)


async def test_only_drafts_and_cancelled_orders_are_deleted(market: Market) -> None:
    variant = await market.goods()
    order = await market.confirmed(market.item(variant, "1"))
    module = module_of(SalesOrder)
    with pytest.raises(RuleViolated):
        await market.application.delete(module, market.actor, UUID(order["id"]))
    await market.run(order["id"], "cancel")
    draft = await market.order()
    for one in (order, draft):
        await market.application.delete(module, market.actor, UUID(one["id"]))
        with pytest.raises(NotFoundError):
            await market.read(one["id"])


async def test_events_are_named(market: Market, works: MemoryWorks) -> None:
    variant = await market.goods()
    order = await market.confirmed(market.item(variant, "1"))
    await market.run(order["id"], "cancel")
    told = [one.name for one in works.events if one.entity == "srm.SalesOrder"]
    assert told == ["srm.sales_order.created", "srm.order.confirmed", "srm.order.cancelled"]
