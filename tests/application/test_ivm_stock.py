"""Posting stock: what comes in and goes out, and what is refused."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from application.application import Application
from application.rights import Actor
from application.tenants.ivm.reservations import follow_place
from application.tenants.ivm.stock import Move, open_stock, post
from domain.kernel.errors import CXGError, NotFoundError, RuleViolated
from domain.tenants.ivm.stock_balance import StockBalance
from domain.tenants.ivm.stock_movement import MovementType, StockMovement
from domain.tenants.pim.product import ProductType, Tracking
from domain.tenants.pim.variant import Variant
from domain.tenants.wms.location import Location, LocationKind, LocationStatus
from domain.tenants.wms.warehouse import Warehouse, WarehouseStatus
from infrastructure.memory.works import MemoryWorks
from tests.fakes import FixedClock
from tests.marks import rule
from tests.stories.market import Market, interleave

pytestmark = pytest.mark.asyncio


@pytest.fixture
async def market(application: Application, works: MemoryWorks, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Market:
    interleave(monkeypatch)
    return await Market(application, works, actor).opened()


def move(market: Market, variant: Variant, quantity: str, item: str = "1", place: Location | None = None) -> Move:
    return Move(
        variant_id=variant.id,
        location_id=(place or market.place).id,
        quantity=Decimal(quantity),
        movement_type=MovementType.RECEIPT,
        source_type="RECEIPT",
        source_id="R-1",
        source_item_id=item,
    )


async def posted(market: Market, *calls: Sequence[Move]) -> list[StockMovement]:
    """Posts each of these in one work."""
    async with market.works.begin("tenants", market.actor, "POST") as uow:
        return [made for moves in calls for made in await post(uow, moves)]


async def test_a_movement_says_what_happened(market: Market, clock: FixedClock) -> None:
    variant = await market.goods()
    clock.move(timedelta(hours=1))
    (made,) = await market.stock(variant, "2.5", cost="333.333333", document="R-7")
    assert (made.sequence, made.movement_type, made.quantity) == (1, MovementType.RECEIPT, Decimal("2.5"))
    assert (made.warehouse_id, made.location_id) == (market.warehouse.id, market.place.id)
    assert (made.unit_cost, made.value) == (Decimal("333.333333"), Decimal(833))
    assert made.effective_at == made.posted_at == clock.now()
    assert (made.source_type, made.source_id, made.source_item_id) == ("TEST", "R-7", "1")
    (balance,) = await market.all(StockBalance)
    assert balance.last_movement_at == clock.now()
    assert (balance.on_hand, balance.available) == (Decimal("2.5"), Decimal("2.5"))
    (out,) = await market.stock(variant, "-1", cost="333.333333")
    assert out.value == -333


async def test_the_sequence_grows(market: Market, clock: FixedClock) -> None:
    one, two = await market.goods(), await market.goods()
    first = await posted(market, [move(market, one, "1"), move(market, two, "1", "2")], [move(market, one, "1", "3")])
    clock.move(timedelta(days=-1))
    second = await posted(market, [move(market, one, "1", "4")])
    assert [made.sequence for made in [*first, *second]] == [1, 2, 3, 4]
    assert await posted(market, []) == []
    at_once = await asyncio.gather(*(market.stock(one, "1") for _ in range(5)))
    assert sorted(made.sequence for moves in at_once for made in moves) == [5, 6, 7, 8, 9]


async def test_an_item_is_posted_once_a_place(market: Market) -> None:
    variant = await market.goods()
    elsewhere = await market.another_place("B-01", 5)
    moves = [move(market, variant, "3"), move(market, variant, "3", "2"), move(market, variant, "3", place=elsewhere)]
    tries = await asyncio.gather(*(posted(market, moves, moves[:1]) for _ in range(3)), posted(market, moves[:2] * 2))
    assert len({made.id for movements in tries for made in movements}) == 3
    assert [made.id for made in tries[0][:1]] == [made.id for made in tries[0][3:]]
    assert await market.balance(variant) == ("6", "0", "6")
    assert await market.balance(variant, elsewhere) == ("3", "0", "3")
    await market.refuse_discord()


async def test_opening_stock_is_posted_once(market: Market) -> None:
    variant = await market.goods()
    for _ in range(2):
        async with market.works.begin("tenants", market.actor) as uow:
            (made,) = await open_stock(uow, [(variant.id, market.place.id, Decimal(7), Decimal("1200.5"))])
    assert (made.movement_type, made.value) == (MovementType.OPENING, Decimal(8404))
    assert await market.balance(variant) == ("7", "0", "7")


async def test_what_cannot_be_stocked_is_refused(market: Market) -> None:
    goods = await market.goods()
    refused = [
        await market.goods(product_type=ProductType.SERVICE),
        await market.goods(product_type=ProductType.BUNDLE),
        await market.goods(tracking=Tracking.LOT),
        await market.goods(tracking=Tracking.SERIAL),
    ]
    for variant in refused:
        with pytest.raises(RuleViolated):
            await market.stock(variant, "1")
    with pytest.raises(RuleViolated, match="movement of nothing"):
        await market.stock(goods, "0")
    nowhere, nothing = Location(id=uuid4(), warehouse_id=uuid4(), code="X"), Variant(product_id=uuid4(), sku="X")
    for variant, place in ((goods, nowhere), (nothing, market.place)):
        with pytest.raises(NotFoundError):
            await market.stock(variant, "1", place)
    assert await market.all(StockMovement) == []
    assert await market.all(StockBalance) == []


@rule("wms.Warehouse", "nothing comes into or leaves a CLOSED warehouse")
async def test_a_closed_warehouse_is_left_alone(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "1")
    draft = await market.order(market.item(variant, "1"))
    async with market.works.begin("tenants", market.actor) as uow:
        (await uow.of(Warehouse).take(market.warehouse.id)).status = WarehouseStatus.CLOSED
    for quantity in ("1", "-1"):
        with pytest.raises(RuleViolated, match="CLOSED warehouse"):
            await market.stock(variant, quantity)
    with pytest.raises(RuleViolated, match="CLOSED warehouse"):
        await market.run(draft["id"], "confirm")
    assert await market.balance(variant) == ("1", "0", "1")


async def test_a_blocked_place_is_only_counted(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "2")
    await blocked(market, market.place, LocationStatus.BLOCKED)
    for quantity in ("1", "-1"):
        with pytest.raises(RuleViolated, match="BLOCKED place"):
            await market.stock(variant, quantity)
    await market.stock(variant, "-1", kind=MovementType.COUNT)
    assert await market.balance(variant) == ("1", "0", "0")
    await market.refuse_discord()


async def blocked(market: Market, place: Location, status: LocationStatus) -> None:
    async with market.works.begin("tenants", market.actor) as uow:
        taken = await uow.of(Location).take(place.id)
        taken.status = status
        await follow_place(uow, taken)


async def test_what_lies_in_passage_is_not_promised(market: Market) -> None:
    variant = await market.goods()
    dock = await market.another_place("IN", 0, kind=LocationKind.INPUT, is_reservable=False)
    await market.stock(variant, "5", dock)
    order = await market.confirmed(market.item(variant, "1"))
    assert order["items"][0]["quantity_reserved"] == "0.0000"
    assert await market.balance(variant, dock) == ("5", "0", "0")
    await market.refuse_discord()


async def test_nearer_places_are_taken_first(market: Market) -> None:
    variant = await market.goods()
    near, far = await market.another_place("N", 1), await market.another_place("F", 99)
    for place in (far, market.place, near):
        await market.stock(variant, "4", place)
    await market.confirmed(market.item(variant, "9"))
    (kept,) = await market.reservations(variant)
    expected = [(near.id, "4"), (market.place.id, "4"), (far.id, "1")]
    assert [(one.location_id, format(one.quantity.normalize(), "f")) for one in kept.allocations] == expected


async def test_a_blocked_place_gives_its_promises_to_others(market: Market) -> None:
    variant = await market.goods()
    spare = await market.another_place("S", 50)
    await market.stock(variant, "10")
    later = await market.confirmed(market.item(variant, "4"), requested_date="2026-09-09")
    sooner = await market.confirmed(market.item(variant, "5"), requested_date="2026-08-08")
    await market.stock(variant, "6", spare)
    assert await market.balance(variant) == ("10", "9", "1")
    await blocked(market, market.place, LocationStatus.BLOCKED)
    kept = {one.reason: (str(one.status), int(one.quantity_allocated)) for one in await market.reservations(variant)}
    assert kept == {sooner["number"]: ("ACTIVE", 5), later["number"]: ("WAITING", 1)}
    assert await market.balance(variant) == ("10", "0", "0")
    assert await market.balance(variant, spare) == ("6", "6", "0")
    await market.refuse_discord()
    await blocked(market, market.place, LocationStatus.ACTIVE)
    assert await market.balance(variant) == ("10", "3", "7")
    assert {str(one.status) for one in await market.reservations(variant)} == {"ACTIVE"}
    empty = await market.another_place("E", 1)
    await blocked(market, empty, LocationStatus.BLOCKED)
    await market.refuse_discord()


async def test_what_is_kept_is_not_taken(market: Market) -> None:
    variant = await market.goods()
    await market.stock(variant, "5")
    await market.confirmed(market.item(variant, "4"))
    with pytest.raises(CXGError, match="kept for another document"):
        await market.stock(variant, "-2")
    await market.stock(variant, "-1")
    assert await market.balance(variant) == ("4", "4", "0")
