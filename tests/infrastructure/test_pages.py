"""Pages of lists, wherever their records are looked for: held against a plain model, with bounds so low that all are used."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
import pytest

from application.query import Query, parse
from application.rights import RecordScope, Right
from domain.kernel.entity import discover, module_named
from domain.tenants.crm.lead import Lead
from domain.tenants.crm.source import Source
from infrastructure.sql import pages
from infrastructure.sql.pages import Listed, Place
from infrastructure.sql.statements import Statements, statements_of
from infrastructure.sql.totals import Totals
from infrastructure.sql.unit_of_work import SqlUnitOfWork

discover()
LEAD = module_named("crm.Lead")
LEADS = 24
BOUNDS = {"LOOKED_INTO": 4, "FILTERED_LIMIT": 5, "PASSED": 6, "PICKED": 8, "NEAR": 5}
ORDERS = ("id", "-id", "score", "-score", "title")
Record = dict[str, Any]


def _lead(place: int, owner: UUID | None) -> Lead:
    """Sources are common, scores less, and what is sure is old; the last is of a source that no other has."""
    source = Source.EVENT if place == LEADS - 1 else Source.WEB if place % 3 else Source.PHONE
    title = f"{'한빛' if place % 4 else '두루'} {place * 7 % LEADS:02}"
    score = 90 if place < 9 else place % 5
    return Lead(title=title, phone="+82212345678", score=score, source=source, owner_id=owner)


@pytest.fixture
async def actor(house: Any) -> Any:
    """Who owns half of the leads, which were made one after the other, so that their ids have the order of their places."""
    tenant, owner = await house.provisioned_tenant()
    actor = replace(house.user(tenant), id=owner)
    for place in range(LEADS):
        async with house.works.begin("tenants", actor, "CREATE") as uow:
            uow.of(Lead).add(_lead(place, owner if place % 2 else None))
    return actor


@pytest.fixture(params=[{}, BOUNDS], ids=["as it is", "low bounds"])
def used(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Place]]:
    """The places that were enough; nothing is remembered of totals."""
    for name, bound in request.param.items():
        monkeypatch.setattr(pages, name, bound)
    monkeypatch.setattr(Totals, "least", lambda *_: None)
    Statements.page.cache_clear()
    enough, run = set[Place](), SqlUnitOfWork.run
    made = {}
    page = Statements.page

    def noted_page(self: Statements, shape: Listed, place: Place, counted: bool = True) -> str:
        sql = str(page(self, shape, place, counted))
        made[sql] = place
        return sql

    async def noted(self: SqlUnitOfWork, sql: str, *arguments: object) -> Any:
        answer = await run(self, sql, *arguments)
        if sql in made and answer["enough"]:
            enough.add(made[sql])
        return answer

    monkeypatch.setattr(Statements, "page", noted_page)
    monkeypatch.setattr(SqlUnitOfWork, "run", noted)
    yield enough
    page.cache_clear()


def _wanted(records: list[Record], asked: dict[str, str], order: str) -> list[Record]:
    """What a list has to show."""
    signs = {
        "score_from": lambda one, value: one["score"] >= int(value),
        "score_to": lambda one, value: one["score"] <= int(value),
    }
    signs |= {
        "score": lambda one, value: one["score"] == int(value),
        "search": lambda one, value: value in one["title"],
    }
    signs |= {name: lambda one, value, name=name: one[name] == value for name in ("source", "status", "owner_id")}
    found = [one for one in records if all(signs[name](one, value) for name, value in asked.items())]
    name = order.removeprefix("-")
    return sorted(found, key=lambda one: (one[name], one["id"]), reverse=order.startswith("-"))


ASKED = [
    dict(one)
    for one in itertools.chain.from_iterable(
        itertools.combinations(
            [("source", "WEB"), ("score_from", "2"), ("score_to", "89"), ("status", "NEW"), ("search", "두루")], count
        )
        for count in range(5)
    )
]
ASKED += [
    {"score": "90"},
    {"score": "90", "source": "PHONE"},
    {"source": "EVENT"},
    {"source": "EVENT", "status": "NEW"},
]
ASKED += [{"status": "CONVERTED"}, {"status": "CONVERTED", "score_from": "1"}, {"score": "3", "search": "한빛"}]


async def test_each_page_has_what_a_walk_through_all_has(house: Any, actor: Any, used: set[Place]) -> None:
    async with house.works.begin("tenants", actor) as uow:
        everything = [orjson.loads(orjson.dumps(one)) for one in await _all(uow)]
    for asked, order in itertools.product(ASKED, ORDERS):
        for own in (False, True):
            records = [one for one in everything if not own or one["owner_id"] == str(actor.id)]
            assert await _walk(house, actor, asked, order, _wanted(records, asked, order), own) == []
    assert used >= {"", "near"}
    if BOUNDS["PASSED"] == pages.PASSED:
        assert used == {"", "near", "picked", "all"}


async def _all(uow: Any) -> list[Record]:
    page = await uow.of(Lead).page(Query(page_size=100), Right(RecordScope.ALL, frozenset()))
    return list(orjson.loads(page.items))


async def _walk(
    house: Any, actor: Any, asked: dict[str, str], order: str, wanted: list[Record], own: bool
) -> list[object]:
    """Goes through a list by number and by cursor; answers where it is not what is wanted."""
    differences = list[object]()
    right = Right(RecordScope.OWN if own else RecordScope.ALL, frozenset())
    cursor, size = None, 3
    for number, start in enumerate(range(0, max(len(wanted), 1), size), 1):
        for where in [{"page": str(number)}, *([{"cursor": cursor}] if cursor else [])]:
            query = parse(LEAD, {**asked, "sort": order, "page_size": str(size), **where})
            async with house.works.begin("tenants", actor) as uow:
                page = await uow.of(Lead).page(query, right)
            expected = wanted[start : start + size]
            least = len(expected) if page.total_capped else len(wanted)
            is_same = orjson.loads(page.items) == expected and least <= page.total <= len(wanted)
            if not is_same or (page.next_cursor is not None) != (start + size < len(wanted)):
                differences.append((asked, order, where, own, page))
        cursor = page.next_cursor
    return differences


def test_where_a_list_is_looked_for() -> None:
    of = statements_of(LEAD).places
    assert of(Listed()) == of(Listed(sort="title")) == ("",)
    assert of(Listed((("score", "eq"),))) == of(Listed((("score", "from"),), sort="score")) == ("",)
    assert of(Listed((("score", "from"),))) == of(Listed((("score", "eq"),), sort="title")) == ("near", "picked", "all")
    assert of(Listed((("source", "eq"),))) == ("near", "all"), "no index has it"
    assert of(Listed(own=True)) == ("",), "the owner's index has them"
    assert of(Listed(own=True, sort="title")) == ("near", "picked", "all")
    assert of(Listed(searched=True)) == ("near", "walked", "found", "all")
    assert of(Listed(searched=True, sort="title")) == ("near", "found", "all")
    assert of(Listed((("score", "eq"),), True)) == ("near", "walked", "found", "picked", "all")
