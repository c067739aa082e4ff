"""`make bench-orders`: an order of 20 lines made, read, changed and confirmed, and 16 writers who want the same goods.

CPU a request is that of the server and PostgreSQL. Orders are confirmed once each, with stock for all of them. In the
second table an order has 10 lines: of the same 10 variants, in one order or the other, or of 10 that no other order of
that moment has; answers that are not 2xx are counted.

ROUNDS (5), SECONDS (2), ORDERS (300) confirmed in a round.
"""

import asyncio
import json
from typing import Any

import asyncpg

from application.rights import system
from benchmarks.harness import (
    Figures,
    Request,
    Run,
    Stage,
    Target,
    ask,
    load,
    median,
    median_ratio,
    new_tenant,
    number,
    opened,
    report,
)
from domain.tenants.pim.variant import Variant
from tests.stories.market import Market

ORDERS = "/api/v1/tenants/srm/orders"
LINES, WANTED, WRITERS = 20, 10, 16
SETS = 2 * WRITERS
ON_HAND = "1000000"
BARS = {"create": 4.0, "read": 1.0, "change of one line": 3.0, "confirm": 8.0}


class Shop:
    """A tenant that trades, with stock, and the requests that are made of it."""

    def __init__(self, market: Market, variants: list[Variant], owner: str) -> None:
        self.market, self.variants, self.owner = market, variants, owner
        self.token = ""

    def order(self, variants: list[Variant]) -> Request:
        """Creates an order of one of each."""
        items = [self.market.item(one, "1") for one in variants]
        ids = {"partner_id": str(self.market.customer.id), "warehouse_id": str(self.market.warehouse.id)}
        return ask("POST", ORDERS, self.token, ids | {"order_date": "2026-07-31", "items": items})

    def drafts(self, stage: Stage) -> list[str]:
        """The orders that wait to be confirmed."""

        async def found(connection: "asyncpg.Connection[Any]") -> list[str]:
            rows = await connection.fetch("SELECT id::text FROM srm.orders WHERE status = 'DRAFT' ORDER BY id")
            return [one["id"] for one in rows]

        return stage.sql(found)

    def confirm(self, ids: list[str]) -> list[Request]:
        """Confirms orders."""
        return [ask("POST", f"{ORDERS}/{id}/confirm", self.token, {}) for id in ids]


def opened_shop(stage: Stage) -> Shop:
    """A shop with stock of everything."""

    async def made() -> Shop:
        async with stage.house() as house:
            tenant = await new_tenant(house)
            market = Market(house.application, house.works, system(tenant.id))
            market.piece.code, market.box.code = "PIECE", "CRATE"  # a tenant begins with units of its own
            await market.opened()
            variants = [await market.goods() for _ in range(SETS * WANTED)]
            for variant in variants:
                await market.stock(variant, ON_HAND)
            return Shop(market, variants, tenant.owner)

    return asyncio.run(made())


def new_drafts(stage: Stage, target: Target, shop: Shop, wanted: list[list[Variant]]) -> list[str]:
    """New orders, one after the other, so that their ids are in the order of what is wanted."""
    before = set(shop.drafts(stage))
    load(target, [shop.order(one) for one in wanted], 0, stage.postgres, 1)
    return [id for id in shop.drafts(stage) if id not in before]


def changes(target: Target, shop: Shop, ids: list[str]) -> list[Request]:
    """Changes the quantity of one line of each order, to one and back."""
    headers = {"Authorization": f"Bearer {shop.token}"}
    requests: list[Request] = []
    shown = [target.once("GET", f"{ORDERS}/{id}", headers)["data"] for id in ids]
    for quantity in ("2", "1"):
        for order in shown:
            items = [
                {name: item[name] for name in ("id", "variant_id", "unit_id", "quantity")} for item in order["items"]
            ]
            items[7]["quantity"] = quantity
            requests.append(ask("PUT", f"{ORDERS}/{order['id']}", shop.token, {"items": items}))
    return requests


def one_order(stage: Stage, target: Target, shop: Shop, rounds: int, seconds: float, count: int) -> Figures:
    """The CPU of each step of an order of 20 lines."""
    twenty = shop.variants[:LINES]
    kept = new_drafts(stage, target, shop, [twenty] * 64)
    steps = {
        "create": [shop.order(twenty)],
        "read": [ask("GET", f"{ORDERS}/{id}", shop.token) for id in kept],
        "change of one line": changes(target, shop, kept),
    }
    runs: dict[str, list[Run]] = {name: [] for name in BARS}
    spread = [shop.variants[n * LINES : (n + 1) * LINES] for n in range(len(shop.variants) // LINES)]
    for turn in range(rounds + 1):
        for name, requests in steps.items():
            made = load(target, requests, seconds if turn else 1.0, stage.postgres, WRITERS)
            if turn:
                runs[name].append(made)
        ids = new_drafts(stage, target, shop, [spread[n % len(spread)] for n in range(count)])
        made = load(target, shop.confirm(ids), 0, stage.postgres, WRITERS)
        if turn:
            runs["confirm"].append(made)
    rows = [
        [
            name,
            *(round(median(of, part), 2) for part in ("app", "postgres", "cpu")),
            BARS[name],
            round(median(of, "p50"), 1),
            round(median(of, "p99"), 1),
        ]
        for name, of in runs.items()
    ]
    columns = [f"{LINES} lines", "app ms", "pg ms", "CPU ms", "bar ms", "p50 ms", "p99 ms"]
    return Figures(f"An order of {LINES} lines, {WRITERS} connections", columns, rows)


def same_goods(stage: Stage, target: Target, shop: Shop, rounds: int, count: int) -> Figures:
    """16 writers who confirm orders of the same 10 variants, and of distinct ones, in turn."""
    sets = [shop.variants[n * WANTED : (n + 1) * WANTED] for n in range(SETS)]
    wanted = {
        "the same 10": [sets[0] if n % 2 else sets[0][::-1] for n in range(count)],
        "distinct": [sets[n % SETS] for n in range(count)],
    }
    runs: dict[str, list[Run]] = {name: [] for name in wanted}
    for turn in range(rounds + 1):
        for name, orders in wanted.items():
            requests = shop.confirm(new_drafts(stage, target, shop, orders))
            made = load(target, requests, 0, stage.postgres, WRITERS, may_refuse=True)
            if turn:
                runs[name].append(made)
    ratio = round(median_ratio(runs["the same 10"], runs["distinct"], "rate"), 2)
    rows: list[list[Any]] = []
    for name, of in runs.items():
        figures = [round(median(of, part), 2) for part in ("rate", "cpu", "p50", "p99")]
        refused = {status: n for run in of for status, n in run.statuses.items() if not status.startswith("2")}
        rows.append([name, *figures, json.dumps(refused) if refused else 0, ratio if name == "the same 10" else ""])
    columns = ["variants", "confirmed a second", "CPU ms", "p50 ms", "p99 ms", "not 2xx", "rate to distinct"]
    return Figures(f"{WRITERS} writers confirm orders of {WANTED} lines", columns, rows)


def main() -> None:
    rounds, seconds, count = int(number("ROUNDS", 5)), number("SECONDS", 2), int(number("ORDERS", 300))
    with opened() as stage:
        shop = opened_shop(stage)
        stage.vacuum()  # without statistics a look at twenty variants reads all of them
        with stage.serve() as target:
            shop.token = target.token(shop.owner)
            tables = [one_order(stage, target, shop, rounds, seconds, count)]
            tables.append(same_goods(stage, target, shop, rounds, count))
        report("orders", {"rounds": rounds, "seconds": seconds, "orders": count}, stage, tables)


if __name__ == "__main__":
    main()
