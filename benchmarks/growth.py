"""`make bench-growth`: what a request takes in a tenant of many rows against one of few, and 16 writers at once.

Latency is that of one connection, p50, measured in the small and the large tenant in turn; the ratio is the median of
the rounds'. Beside it stands PostgreSQL's CPU a request. The rows are copies of one record that was created through the
API, spread over three years, with their own ids, numbers, names, dates and amounts.

ROUNDS (5), SECONDS (1), SIZE (1000000), SMALL (1000).
"""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import asyncpg

from application.query import Query, cursor
from benchmarks.harness import (
    Figures,
    Request,
    Run,
    Stage,
    Target,
    Tenant,
    ask,
    load,
    median,
    median_ratio,
    number,
    opened,
    report,
)
from benchmarks.partners import OUR_BODY, PARTNERS

ORDERS = "/api/v1/tenants/srm/orders"
GROUPS = "/api/v1/tenants/crm/partner-groups"
WRITERS = 16
CHUNK = 100_000
WORDS = re.findall("..", "한빛대성미래동방서울부산제일삼화태평우주은하나래가람누리다솜라온마루새봄아름자연")
RARE, RARE_SHARE = "두루", 250  # a word of one name in so many
NAMED_ONCE = "zqxw7"
CREATED = "now() - (%(size)d - i) * interval '3 years' / %(size)d"
HASH = "md5(i::text)"
ID = (
    f"(lpad(to_hex((extract(epoch FROM {CREATED}) * 1000)::bigint), 12, '0') || '7' || substr({HASH}, 1, 3) || '8' "
    f"|| substr({HASH}, 4, 15))::uuid"
)
WORD = "(ARRAY['{}'])[1 + ('x' || substr({}, {}, 4))::bit(16)::int %% {}]"
NAME = (
    "'주식회사 ' || CASE WHEN i %% {share} = 7 THEN '{rare}' ELSE {first} END || {second} || ' ' || substr({hash}, 1, 8) "
    "|| CASE WHEN i = 5 THEN ' {once}' ELSE ' trading' END"
).format(
    share=RARE_SHARE,
    rare=RARE,
    first=WORD.format("','".join(WORDS), HASH, 1, len(WORDS)),
    second=WORD.format("','".join(WORDS), HASH, 5, len(WORDS)),
    hash=HASH,
    once=NAMED_ONCE,
)
OF_PARTNERS = {"id": ID, "number": "'B-' || lpad(i::text, 9, '0')", "name": NAME, "created_at": CREATED}
OF_ORDERS = {
    "id": ID,
    "number": "'B-' || lpad(i::text, 9, '0')",
    "order_date": f"({CREATED})::date",
    "total_amount": "(i * 7919::bigint %% 1000000)::numeric",
    "status": "CASE WHEN i %% 50 = 0 THEN 'ON_HOLD' WHEN i %% 3 = 0 THEN 'CONFIRMED' ELSE 'COMPLETED' END",
    "created_at": CREATED,
}
"""What differs from copy to copy, by its number `i` from 1 on."""


async def copy_rows(
    connection: "asyncpg.Connection[Any]", table: str, source: str, given: dict[str, str], size: int
) -> None:
    """Copies a record so many times, in the order of their ids; what is derived of a row is made to fit it."""
    columns = await connection.fetch(
        "SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute "
        "WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
        table,
    )
    types = {one["name"]: one["type"] for one in columns}
    shown = [f'v."{name}"' if name in given else _derived(name, types, given) for name in types]
    values = ", ".join(f'{text % {"size": size}} AS "{name}"' for name, text in given.items())
    names = ", ".join(f'"{name}"' for name in types)
    await connection.execute("SET session_replication_role = replica; SET timezone = 'UTC'")  # no keys looked up a row
    for first in range(1, size + 1, CHUNK):
        last = min(first + CHUNK - 1, size)
        await connection.execute(
            f"INSERT INTO {table} ({names}) SELECT {', '.join(shown)} FROM {table} s "
            f"CROSS JOIN generate_series({first}, {last}) AS g(i) CROSS JOIN LATERAL (SELECT {values}) v "
            f"WHERE s.id = '{source}'",
            timeout=3600,
        )
    await connection.execute("RESET session_replication_role; RESET timezone")


def _derived(name: str, types: dict[str, str], given: dict[str, str]) -> str:
    """A column of a copy that is not given; in the JSON of the whole record, what is given stands too."""
    if name != "document":
        return f's."{name}"'
    text = f's."{name}"::text'
    for one in given:
        old, new = (f'{of}."{one}"' + ("::text" if types[one].startswith("numeric") else "") for of in "sv")
        text = f"replace({text}, '\"{one}\":' || to_json({old})::text, '\"{one}\":' || to_json({new})::text)"
    return f"({text})::{types[name]}"


@dataclass(frozen=True)
class Side:
    """A tenant of so many partners and orders, with its requests by name."""

    tenant: Tenant
    token: str
    size: int

    def of(self, target: Target, ids: dict[str, list[str]]) -> dict[str, list[Request]]:
        """The requests that are compared."""
        month = datetime.now(UTC).date() - timedelta(days=400)
        made: dict[str, list[Request]] = {}
        for name, path in _lists(month):
            made[name] = [ask("GET", path, self.token)]
        made["partners: get"] = [ask("GET", f"{PARTNERS}/{id}", self.token) for id in ids["partners"]]
        made["partners: create"] = [ask("POST", PARTNERS, self.token, OUR_BODY)]
        for name, base in (("partners", PARTNERS), ("orders", ORDERS)):
            deep = ids[f"{name} deep"][0]
            made[f"{name}: deep page"] = [ask("GET", f"{base}?cursor={cursor(Query(), deep, deep)}", self.token)]
        last = ids["partners by name"]
        deep_by_name = cursor(Query(sort="name", descending=False), last[1], last[0])
        made["partners: deep page by name"] = [ask("GET", f"{PARTNERS}?sort=name&cursor={deep_by_name}", self.token)]
        return made


def _lists(month: date) -> Iterable[tuple[str, str]]:
    """The lists, each with the path that asks for it."""
    later, same = (month + timedelta(days=30)).isoformat(), month.isoformat()
    yield "partners: list", PARTNERS
    yield "partners: sorted by name", f"{PARTNERS}?sort=name"
    yield "partners: sorted by name, backwards", f"{PARTNERS}?sort=-name"
    searches = {"once": NAMED_ONCE, "common": "trading", "two syllables, 0.4 %": RARE, "two syllables, common": "주식"}
    searches |= {"none found": "nobodyhasthis", "two syllables, none found": "뷁뷁", "one number": "B-000000500"}
    for name, term in searches.items():
        yield f"partners: search, {name}", f"{PARTNERS}?search={quote(term)}"
    yield "orders: list", ORDERS
    yield "orders: status (2 %)", f"{ORDERS}?status=ON_HOLD"
    yield "orders: status (65 %)", f"{ORDERS}?status=COMPLETED"
    yield "orders: a month", f"{ORDERS}?{urlencode({'order_date_from': same, 'order_date_to': later})}"
    yield "orders: a day", f"{ORDERS}?{urlencode({'order_date_from': same, 'order_date_to': same})}"
    for share, low, high in (("1 %", 500_000, 509_999), ("0.1 %", 500_000, 500_999)):
        yield (
            f"orders: amounts ({share})",
            f"{ORDERS}?{urlencode({'total_amount_from': low, 'total_amount_to': high})}",
        )
    yield (
        "orders: status, month and amounts",
        f"{ORDERS}?status=COMPLETED&order_date_from={same}&order_date_to={later}&total_amount_from=500000",
    )
    yield "orders: sorted by amount", f"{ORDERS}?sort=-total_amount"
    yield "orders: sorted by date", f"{ORDERS}?sort=order_date"
    yield "orders: search, one number", f"{ORDERS}?search=B-000000500"


def fill(stage: Stage, target: Target, side: Side) -> dict[str, list[str]]:
    """Makes a tenant's rows; answers ids of records far down."""
    headers = {"Authorization": f"Bearer {side.token}"}
    body = OUR_BODY | {"name": "원본"}
    partner = target.once("POST", PARTNERS, headers, body)["data"]["id"]
    house = target.once("POST", "/api/v1/tenants/wms/warehouses", headers, {"code": "W", "name": "W"})["data"]["id"]
    order = target.once(
        "POST",
        ORDERS,
        headers,
        {"partner_id": partner, "warehouse_id": house, "order_date": "2020-01-01", "customer_reference": "R-1"},
    )["data"]["id"]

    async def work(connection: "asyncpg.Connection[Any]") -> dict[str, list[str]]:
        await copy_rows(connection, "crm.partners", partner, OF_PARTNERS, side.size)
        await copy_rows(connection, 'srm."orders"', order, OF_ORDERS, side.size)

        async def ids(text: str, table: str = "crm.partners") -> list[str]:
            found = await connection.fetch(
                f"SELECT id::text, created_at FROM {table} WHERE tenant_id = $1 {text}", side.tenant.id
            )
            return [one["id"] for one in found]

        far = side.size * 9 // 10
        by_name = await connection.fetchrow(
            f"SELECT id::text, name FROM crm.partners WHERE tenant_id = $1 ORDER BY name, id OFFSET {far} LIMIT 1",
            side.tenant.id,
        )
        assert by_name is not None
        return {
            "partners": await ids(f"AND right(number, 9)::int % {max(side.size // 20, 1)} = 3 AND number LIKE 'B-%'"),
            "partners deep": await ids(f"ORDER BY id DESC OFFSET {far} LIMIT 1"),
            "orders deep": await ids(f"ORDER BY id DESC OFFSET {far} LIMIT 1", 'srm."orders"'),
            "partners by name": [by_name["id"], by_name["name"]],
        }

    return stage.sql(work)


def index(stage: Stage) -> None:
    """Completes the search as a worker does; the rows were made past it."""

    async def work() -> None:
        async with stage.house() as house:
            relay = house.container.relay()
            await relay.deliver()
            await relay.tidy()
            while await relay.complete():
                pass

    asyncio.run(work())


def hold_sound(target: Target, side: Side) -> None:
    """The copies are what lists say they are."""
    headers = {"Authorization": f"Bearer {side.token}"}
    page = target.once("GET", f"{PARTNERS}?page=3", headers)["data"]["items"]
    one = target.once("GET", f"{PARTNERS}/{page[0]['id']}", headers)["data"]
    sound = one == page[0] and one["name"] != "원본" and one["number"].startswith("B-")
    order = target.once("GET", f"{ORDERS}?status=ON_HOLD", headers)["data"]["items"][0]
    if not sound or order["status"] != "ON_HOLD":
        raise SystemExit(f"the copies do not fit what is answered: {one} {order}")


def compare(
    stage: Stage, target: Target, sides: list[Side], ids: list[dict[str, list[str]]], rounds: int, seconds: float
) -> Figures:
    """Each request in the small and in the large tenant in turn, over one connection."""
    asked = [side.of(target, of) for side, of in zip(sides, ids, strict=True)]
    rows: list[list[Any]] = []
    for name in asked[0]:
        runs: list[list[Run]] = [[], []]
        for turn in range(rounds + 1):
            for kept, requests in zip(runs, asked, strict=True):
                took = 0.2 if turn == 0 else seconds
                made = load(target, requests[name], took, stage.postgres, 1, may_refuse=True)
                if turn:
                    kept.append(made)
        small, large = runs
        refused = sum(run.refused for run in small + large)
        p50 = [round(median(kept, "p50"), 2) for kept in runs]
        own = [round(median(kept, "postgres"), 2) for kept in runs]
        rows.append([name, *p50, round(median_ratio(large, small, "p50"), 2), *own, refused])
        print(*rows[-1], sep="\t", flush=True)
    sizes = [f"{side.size:,} rows" for side in sides]
    columns = ["request", *(f"{size}, p50 ms" for size in sizes), "ratio", *(f"{size}, pg ms" for size in sizes)]
    return Figures("One connection, small and large tenant in turn", [*columns, "not 2xx"], rows)


def writers(stage: Stage, target: Target, rounds: int, seconds: float) -> Figures:
    """16 writers in one tenant against 16 writers in 16 tenants."""
    tenants = stage.tenants(2 * WRITERS)
    tokens = [target.token(tenant.owner) for tenant in tenants]
    fast, gapless = tokens[:WRITERS], tokens[WRITERS:]
    for token in gapless:
        sequence = {"code": "PARTNER", "pattern": "P-{seq:06}", "mode": "GAPLESS", "reset": "NEVER"}
        target.once("POST", "/api/v1/tenants/sys/number-sequences", {"Authorization": f"Bearer {token}"}, sequence)
    group = {"code": "G{n}", "name": "writers"}
    cases = [
        ("without a number", GROUPS, group, fast),
        ("numbered in blocks (FAST)", PARTNERS, OUR_BODY, fast),
        ("numbered without gaps (GAPLESS)", PARTNERS, OUR_BODY, gapless),
    ]
    rows: list[list[Any]] = []
    for name, path, body, of in cases:
        asked = [ask("POST", path, token, body) for token in of]
        runs: list[list[Run]] = [[], []]
        for turn in range(rounds + 1):
            for kept, requests in zip(runs, (asked[:1], asked), strict=True):
                made = load(target, requests, seconds, stage.postgres, WRITERS, may_refuse=True)
                if turn:
                    kept.append(made)
        refused = sum(run.refused for kept in runs for run in kept)
        rates = [round(median(kept, "rate")) for kept in runs]
        rows.append([name, *rates, round(median_ratio(runs[0], runs[1], "rate"), 2), refused])
    columns = ["creates", "one tenant, a second", "16 tenants, a second", "ratio", "not 2xx"]
    return Figures(f"{WRITERS} writers", columns, rows)


def main() -> None:
    rounds, seconds = int(number("ROUNDS", 5)), number("SECONDS", 1)
    sizes = [int(number("SMALL", 1000)), int(number("SIZE", 1_000_000))]
    with opened() as stage:
        tenants = stage.tenants(2)
        with stage.serve() as target:
            sides = [
                Side(tenant, target.token(tenant.owner), size) for tenant, size in zip(tenants, sizes, strict=True)
            ]
            ids = [fill(stage, target, side) for side in sides]
            index(stage)
            stage.vacuum()
            for side in sides:
                hold_sound(target, side)
            found = [compare(stage, target, sides, ids, rounds, seconds), writers(stage, target, rounds, seconds)]
        report("growth", {"rounds": rounds, "seconds": seconds, "sizes": sizes}, stage, found)


if __name__ == "__main__":
    main()
