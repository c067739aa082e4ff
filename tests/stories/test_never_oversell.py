"""However many want the same goods at the same moment, no more is promised than is there."""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from domain.kernel.errors import RuleViolated, Unavailable
from domain.tenants.ivm.reservation import Reservation, ReservationStatus
from domain.tenants.ivm.stock_balance import StockBalance
from domain.tenants.ivm.stock_movement import StockMovement
from domain.tenants.pim.product import Product, ProductStatus
from domain.tenants.pim.variant import Variant
from tests.marks import line, rule
from tests.stories.conftest import OpenMarket
from tests.stories.market import Market

BUYERS, ON_HAND, TO_REFUSE = 200, 100, 60
SHED = "too many requests at this moment"


async def confirm_all(market: Market, variants: list[Variant], buyers: int) -> list[Any]:
    """Orders of one of each, half of them in opposite order, confirmed at the same moment."""
    drafts = []
    for buyer in range(buyers):
        wanted = variants if buyer % 2 else variants[::-1]
        drafts.append(await market.order(*(market.item(one, "1") for one in wanted)))
    return await together(*(partial(market.run, one["id"], "confirm") for one in drafts))


async def together(*works: Callable[[], Awaitable[Any]]) -> list[Any]:
    """What each comes to, done at the same moment; who is told to come back later does so, as a client would."""

    async def patient(work: Callable[[], Awaitable[Any]]) -> Any:
        while True:
            try:
                return await work()
            except Unavailable as busy:
                if str(busy) != SHED:
                    raise  # works that wait for each other in a circle are no load
                await asyncio.sleep(busy.retry_after)

    return list(await asyncio.gather(*map(patient, works), return_exceptions=True))


def errors(answers: list[Any]) -> list[BaseException]:
    return [one for one in answers if isinstance(one, BaseException)]


@line("reliability", 11)
@rule("ivm.StockBalance", "rows are locked in the order of their ids, so that documents never deadlock (concurrent)")
@rule("ivm.StockBalance", "available is never below 0 (concurrent)")
@rule(
    "ivm.StockBalance",
    "reserved is the sum of the reservations' allocations of the row, and always from 0 to on_hand (concurrent)",
)
@rule("ivm.Reservation", "allocations take only what is available, and all together never pass on_hand (concurrent)")
async def test_exactly_what_is_there_is_sold(open_market: OpenMarket) -> None:
    market = await open_market()
    variants = [await market.goods() for _ in range(3)]
    for variant in variants:
        await market.stock(variant, str(ON_HAND))
    answers = await confirm_all(market, variants, BUYERS)
    assert errors(answers) == []
    for variant in variants:
        kept = await market.reservations(variant)
        assert len(kept) == BUYERS
        assert sum(one.quantity_allocated for one in kept) == ON_HAND
        assert sum(one.status is ReservationStatus.ACTIVE for one in kept) == ON_HAND
        assert await market.balance(variant) == ("100", "100", "0")
    await market.refuse_discord()
    allocated = {one.source_item_id: one.quantity_allocated for one in await market.all(Reservation)}
    items = [item for order in answers for item in order["items"]]
    assert {item["id"]: Decimal(item["quantity_reserved"]) for item in items} == allocated


@rule("pim.Product", "a DISCONTINUED product is sold while stock lasts, and is not backordered")
async def test_what_may_not_wait_is_refused_whole(open_market: OpenMarket) -> None:
    market = await open_market()
    variants = [await market.goods() for _ in range(2)]
    for variant in variants:
        await market.stock(variant, str(TO_REFUSE // 3))
    async with market.works.begin("tenants", market.actor) as uow:
        for product in await uow.of(Product).take_all([one.product_id for one in variants]):
            product.status = ProductStatus.DISCONTINUED
    answers = await confirm_all(market, variants, TO_REFUSE)
    refused = errors(answers)
    assert {type(one) for one in refused} == {RuleViolated}
    assert len(refused) == TO_REFUSE - TO_REFUSE // 3
    for variant in variants:
        assert len(await market.reservations(variant)) == TO_REFUSE // 3
    await market.refuse_discord()


async def test_cancelling_gives_on_what_others_wait_for(open_market: OpenMarket) -> None:
    market = await open_market()
    variants = [await market.goods() for _ in range(3)]
    for variant in variants:
        await market.stock(variant, "10")
    orders = await confirm_all(market, variants, 30)
    more = [await market.order(*(market.item(one, "2") for one in variants[::-1])) for _ in range(5)]
    works = [partial(market.run, one["id"], "cancel") for one in orders[::2]]
    works += [partial(market.run, one["id"], "confirm") for one in more]
    answers = await together(*works)
    assert errors(answers) == []
    for variant in variants:
        assert sum(one.quantity_allocated for one in await market.reservations(variant)) == 10
    await market.refuse_discord()


@rule(
    "ivm.StockBalance",
    "on_hand is the sum of the movements of the row, and never below 0, at no time and by no setting (concurrent)",
)
@pytest.mark.parametrize("waiting", [0, 5])
async def test_first_receipts_and_issues_at_the_same_moment(open_market: OpenMarket, waiting: int) -> None:
    market = await open_market()
    variant = await market.goods()
    drafts = [await market.order(market.item(variant, "1")) for _ in range(waiting)]
    works: list[Any] = [partial(market.run, one["id"], "confirm") for one in drafts]
    works += [partial(market.stock, variant, "2")] * 10
    assert errors(await together(*works)) == []
    free = 20 - waiting
    assert await market.balance(variant) == ("20", str(waiting), str(free))
    taken = await together(*[partial(market.stock, variant, "-1")] * 25)
    assert [type(one) for one in errors(taken)] == [RuleViolated] * (25 - free)
    assert len([one for one in await market.all(StockBalance) if one.variant_id == variant.id]) == 1
    await market.refuse_discord()


async def test_nobody_waits_for_what_came_to_another_place(open_market: OpenMarket) -> None:
    market = await open_market()
    places = [await market.another_place(f"N-{n}", n) for n in range(12)]
    variants = [await market.goods() for _ in places]
    drafts = []
    for variant in variants:
        await market.stock(variant, "1")
        await market.stock(variant, "-1")
        drafts.append(await market.order(market.item(variant, "1")))

    async def later(steps: int, draft: dict[str, Any]) -> Any:
        for _ in range(steps):
            await asyncio.sleep(0)
        return await market.run(draft["id"], "confirm")

    works: list[Any] = []
    for steps, (variant, place, draft) in enumerate(zip(variants, places, drafts, strict=True)):
        works += [partial(market.stock, variant, "1", place), partial(later, steps, draft)]
    assert errors(await together(*works)) == []
    await market.refuse_discord()
    assert {one.status for one in await market.all(Reservation)} == {ReservationStatus.ACTIVE}


async def test_movements_of_all_works_are_in_one_sequence(open_market: OpenMarket) -> None:
    market = await open_market()
    variants = [await market.goods() for _ in range(12)]
    for variant in variants:
        await market.stock(variant, "1")
    assert errors(await together(*(partial(market.stock, variant, "1") for variant in variants))) == []
    assert sorted(one.sequence for one in await market.all(StockMovement)) == list(range(1, 25))
