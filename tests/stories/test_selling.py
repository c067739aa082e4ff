"""Selling: from a draft to stock that is kept, held back, and freed for others."""

from typing import Any

import pytest

from application.tenants.srm.orders import follow_reservation
from domain.kernel.errors import CXGError, RuleViolated
from domain.tenants.ivm.reservation import Reservation, ReservationStatus
from domain.tenants.srm.sales_order import SalesOrder
from tests.marks import command, rule
from tests.stories.conftest import OpenMarket
from tests.stories.market import column


@command("srm.SalesOrder", "confirm")
async def test_an_order_keeps_its_stock(open_market: OpenMarket) -> None:
    market = await open_market()
    x, y = await market.goods("33000"), await market.goods("1037")
    await market.stock(x, "30", cost="540")
    await market.stock(y, "12", cost="7200")
    draft = await market.order(market.item(x, "10"), market.item(y, "7", discount_rate="0.1"), memo="급함")
    assert draft["number"].startswith("SO-") and draft["status"] == "DRAFT"
    assert column(draft, "net_amount") == ["330000", "6533"]
    assert (draft["net_amount"], draft["tax_amount"], draft["total_amount"]) == ("336533", "0", "336533")
    assert (draft["discount_amount"], draft["exchange_rate"]) == ("726", "1.00000000")
    confirmed = await market.run(draft["id"], "confirm")
    assert confirmed["status"] == "CONFIRMED"
    assert column(confirmed, "quantity_reserved") == ["10", "7"]
    assert column(confirmed, "unit_price") == ["33000", "1037"]
    assert await market.balance(x) == ("30", "10", "20")
    assert await market.balance(y) == ("12", "7", "5")
    (kept,) = await market.reservations(x)
    assert (kept.status, kept.reason) == (ReservationStatus.ACTIVE, draft["number"])
    await market.refuse_discord()


@rule(
    "ivm.Reservation",
    "ACTIVE when allocated in full, else WAITING, keeping the part it has, and what is lacking is backordered",
)
@rule("ivm.Reservation", "new stock goes to the WAITING by needed_on, then by the time they were made")
async def test_who_waits_is_served_in_turn(open_market: OpenMarket) -> None:
    market = await open_market()
    variant = await market.goods()
    await market.stock(variant, "7")
    late = await market.confirmed(market.item(variant, "10"))
    old = await market.confirmed(market.item(variant, "2"))
    dated = await market.confirmed(market.item(variant, "3"), requested_date="2026-09-01")
    soon = await market.confirmed(market.item(variant, "1", requested_date="2026-08-01"), requested_date="2026-10-01")

    async def kept() -> list[tuple[str, int]]:
        found = {one.reason: one for one in await market.reservations(variant)}
        rows = [found[one["number"]] for one in (late, old, dated, soon)]
        return [(str(one.status), int(one.quantity_allocated)) for one in rows]

    assert await kept() == [("WAITING", 7), ("WAITING", 0), ("WAITING", 0), ("WAITING", 0)]
    await market.stock(variant, "1")
    assert await kept() == [("WAITING", 7), ("WAITING", 0), ("WAITING", 0), ("ACTIVE", 1)]
    await market.stock(variant, "4")
    assert await kept() == [("WAITING", 8), ("WAITING", 0), ("ACTIVE", 3), ("ACTIVE", 1)]
    await market.stock(variant, "3")
    assert await kept() == [("ACTIVE", 10), ("WAITING", 1), ("ACTIVE", 3), ("ACTIVE", 1)]
    await market.stock(variant, "6")
    assert await kept() == [("ACTIVE", 10), ("ACTIVE", 2), ("ACTIVE", 3), ("ACTIVE", 1)]
    assert await market.balance(variant) == ("21", "16", "5")
    await market.refuse_discord()


async def test_lines_that_stay_are_shown_as_they_are_stored(open_market: OpenMarket) -> None:
    market = await open_market()
    variants = [await market.goods() for _ in range(3)]
    draft = await market.order(*(market.item(one, "1", unit_price="50") for one in variants))
    given = [{"id": one["id"], "quantity": "1"} for one in draft["items"]]
    assert await market.update(draft["id"], items=given) == draft == await market.read(draft["id"])
    given[1]["quantity"] = "2"
    changed = await market.update(draft["id"], items=given)
    assert changed["items"][0::2] == draft["items"][0::2]
    assert column(changed, "net_amount") == ["50", "100", "50"]
    # equal as numbers, and not as amounts of their currency
    dollars = await market.update(draft["id"], currency="USD")
    assert [one["net_amount"] for one in dollars["items"]] == ["50.00", "100.00", "50.00"]
    assert dollars == await market.read(draft["id"])


@command("srm.SalesOrder", "cancel")
async def test_a_cancelled_order_frees_its_stock(open_market: OpenMarket) -> None:
    market = await open_market()
    variant, other = await market.goods(), await market.goods()
    await market.stock(variant, "10")
    first = await market.confirmed(market.item(variant, "6"), market.item(other, "1"), market.item(variant, "2"))
    second = await market.confirmed(market.item(variant, "5"))
    assert column(first, "quantity_reserved") == ["6", "0", "2"]
    assert column(second, "quantity_reserved") == ["2"]
    ended = await market.status(first["id"], "CANCELLED")
    assert (ended["status"], column(ended, "quantity_reserved")) == ("CANCELLED", ["0", "0", "0"])
    assert [str(one.status) for one in await market.reservations(variant)] == ["RELEASED", "RELEASED", "ACTIVE"]
    assert await market.balance(variant) == ("10", "5", "5")
    with pytest.raises(CXGError):
        await market.run(first["id"], "cancel")
    draft = await market.order()
    assert (await market.run(draft["id"], "cancel"))["status"] == "CANCELLED"
    await market.refuse_discord()


async def test_an_order_learns_what_came_later(open_market: OpenMarket) -> None:
    market = await open_market()
    variant = await market.goods()
    waiting = await market.confirmed(market.item(variant, "3"), market.item(variant, "1"))
    await market.stock(variant, "4")
    assert column(await market.read(waiting["id"]), "quantity_reserved") == ["0", "0"]
    for _ in range(2):  # told at least once
        for kept in await market.reservations(variant):
            await follow_reservation(market.works, market.told(kept))
    learnt = await market.read(waiting["id"])
    assert column(learnt, "quantity_reserved") == ["3", "1"]
    version = learnt["version"]
    await market.run(str((await market.reservations(variant))[0].id), "release", Reservation)
    for kept in await market.reservations(variant):
        await follow_reservation(market.works, market.told(kept))
    learnt = await market.read(waiting["id"])
    assert (column(learnt, "quantity_reserved"), learnt["version"]) == (["0", "1"], version + 1)


@command("srm.SalesOrder", "cancel_items")
async def test_a_part_is_cancelled(open_market: OpenMarket) -> None:
    market = await open_market()
    variant, other = await market.goods(), await market.goods()
    await market.stock(variant, "30")
    order = await market.confirmed(
        market.item(variant, "2.5", unit_id=str(market.box.id)), market.item(other, "4"), market.item(variant, "5")
    )
    waiting = order["items"][2]["id"]
    assert column(order, "stock_quantity") == ["30", "4", "5"]
    assert column(order, "quantity_reserved") == ["30", "0", "0"]
    boxes, others = order["items"][0]["id"], order["items"][1]["id"]
    less = await market.run(order["id"], "cancel_items", items=[{"id": boxes, "quantity": "0.5"}, {"id": others}])
    assert column(less, "quantity_cancelled") == ["0.5", "4", "0"]
    assert column(less, "quantity_reserved")[:2] == ["24", "0"]
    assert [
        (str(one.status), int(one.quantity), int(one.quantity_allocated)) for one in await market.reservations(variant)
    ] == [
        ("ACTIVE", 24, 24),
        ("ACTIVE", 5, 5),
    ]
    assert [str(one.status) for one in await market.reservations(other)] == ["RELEASED"]
    assert less["net_amount"] == order["net_amount"]
    bodies: list[list[dict[str, Any]]] = [
        [{"id": boxes, "quantity": "2.1"}],
        [{"id": others}],
        [{"id": boxes, "quantity": "0.04"}],
        [{"id": order["id"]}],
        [],
    ]
    for body in bodies:
        with pytest.raises(CXGError):
            await market.run(order["id"], "cancel_items", items=body)
    await market.refuse_discord()
    done = await market.run(order["id"], "cancel_items", items=[{"id": boxes}, {"id": waiting}])
    assert (done["status"], await market.balance(variant)) == ("COMPLETED", ("30", "0", "30"))
    with pytest.raises(RuleViolated):
        await market.run(order["id"], "cancel_items", items=[{"id": boxes}])
    await market.refuse_discord()


@command("srm.SalesOrder", "hold")
@command("srm.SalesOrder", "unhold")
async def test_an_order_is_held_with_its_stock(open_market: OpenMarket) -> None:
    market = await open_market()
    variant = await market.goods()
    await market.stock(variant, "5")
    order = await market.confirmed(market.item(variant, "5"))
    held = await market.run(order["id"], "hold", reason="대금 확인")
    assert (held["status"], held["hold_reason"]) == ("ON_HOLD", "대금 확인")
    assert await market.balance(variant) == ("5", "5", "0")
    with pytest.raises(RuleViolated):
        await market.run(order["id"], "confirm")
    freed = await market.status(order["id"], "CONFIRMED")
    assert (freed["status"], freed["hold_reason"]) == ("CONFIRMED", None)
    assert len(await market.reservations(variant)) == 1
    again = await market.status(order["id"], "ON_HOLD", reason="다시")
    assert again["hold_reason"] == "다시"
    assert (await market.run(order["id"], "cancel"))["status"] == "CANCELLED"
    assert await market.balance(variant) == ("5", "0", "5")


async def test_what_is_refused_leaves_nothing(open_market: OpenMarket) -> None:
    market = await open_market()
    good, bad = await market.goods(), await market.goods(is_sellable=False)
    await market.stock(good, "5")
    draft = await market.order(market.item(good, "5"), market.item(bad, "1"))
    with pytest.raises(RuleViolated, match="sellable"):
        await market.run(draft["id"], "confirm")
    assert (await market.read(draft["id"]))["status"] == "DRAFT"
    assert await market.balance(good) == ("5", "0", "5")
    assert await market.all(Reservation) == []
    assert len(await market.all(SalesOrder)) == 1
