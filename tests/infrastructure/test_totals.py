"""Totals: how far is counted, and for how long what came to the limit is not counted again."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest

from application.query import parse
from application.rights import RecordScope, Right
from domain.kernel.entity import module_named
from domain.tenants.crm.lead import Lead
from domain.tenants.crm.source import Source
from infrastructure.sql import pages, repository, totals
from infrastructure.sql.statements import Statements
from infrastructure.sql.unit_of_work import SqlUnitOfWork

EVERYTHING = Right(RecordScope.ALL, frozenset())
LEADS = 6
Listing = Callable[..., Awaitable[tuple[int, bool, bool]]]
"""Lists records; answers the total, whether there may be more, and whether it was counted."""


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets bounds for the statements of a test."""

    def set_to(**bounds: int) -> None:
        for name, bound in bounds.items():
            monkeypatch.setattr(pages, name, bound)
            if name == "COUNT_LIMIT":
                monkeypatch.setattr(repository, name, bound)
        Statements.page.cache_clear()

    yield set_to
    Statements.page.cache_clear()


@pytest.fixture
async def actor(house: Any) -> Any:
    """Who has made six leads, of which half are sure, and a third somebody's."""
    actor = house.user(await house.new_tenant())
    async with house.works.begin("tenants", actor, "CREATE") as uow:
        for place in range(LEADS):
            lead = Lead(title=f"T{place}", phone="+82212345678", score=50 * (place % 2), source=Source.WEB)
            uow.of(Lead).add(lead)
    return actor


@pytest.fixture
def listed(house: Any, actor: Any, monkeypatch: pytest.MonkeyPatch) -> Listing:
    asked = list[str]()
    run = SqlUnitOfWork.run

    async def noted(self: SqlUnitOfWork, sql: str, *arguments: object) -> Mapping[str, Any]:
        asked.append(sql)
        return await run(self, sql, *arguments)

    monkeypatch.setattr(SqlUnitOfWork, "run", noted)

    async def shown(**given: str) -> tuple[int, bool, bool]:
        asked.clear()
        query = parse(module_named("crm.Lead"), {"page_size": "1"} | given)
        async with house.works.begin("tenants", actor) as uow:
            page = await uow.of(Lead).page(query, EVERYTHING)
        return page.total, page.total_capped, "counted AS" in asked[0]

    return shown


async def test_what_was_found_beyond_the_limit_is_not_counted_again_for_a_while(
    house: Any, actor: Any, listed: Listing, limits: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits(COUNT_LIMIT=5)
    now = 100.0
    monkeypatch.setattr(totals, "monotonic", lambda: now)
    assert await listed() == (5, True, True)
    assert await listed() == (5, True, False)
    assert await listed(score="50") == (3, False, True), "another list"
    async with house.works.begin("tenants", actor, "DELETE") as uow:
        for one in await uow.of(Lead).find(title=["T0", "T1"]):
            uow.of(Lead).remove(await uow.of(Lead).take(one.id))
    assert await listed() == (5, True, False)
    now += totals.KEPT_S
    assert await listed() == (4, False, True)


async def test_a_page_that_shows_the_end_tells_the_total_though_it_is_not_counted(listed: Listing, limits: Any) -> None:
    limits(FILTERED_LIMIT=1)
    assert await listed(score="50") == (2, True, True), "one, and one behind it"
    assert await listed(score="50", page="3") == (3, False, False)
    assert await listed(score="50", page_size="20") == (3, False, False)


async def test_a_list_with_one_filter_is_counted_less_far(listed: Listing, limits: Any) -> None:
    limits(FILTERED_LIMIT=3)
    assert await listed(score_from="50") == (3, False, True)
    limits(FILTERED_LIMIT=2)
    assert await listed(score_from="50") == (2, True, True)
    assert await listed() == (LEADS, False, True)


@pytest.mark.parametrize("filters", [{"score": "50", "status": "NEW"}, {"source": "WEB", "score_from": "1"}])
async def test_with_several_filters_as_many_are_looked_into_as_the_best_of_them_may_leave(
    listed: Listing, limits: Any, filters: dict[str, str]
) -> None:
    limits(LOOKED_INTO=3)
    assert await listed(**filters) == (3, False, True), "the index of the score leaves three"
    limits(LOOKED_INTO=2)
    assert await listed(**filters) == (2, True, True)


async def test_what_no_index_leaves_is_counted_among_the_newest(listed: Listing, limits: Any) -> None:
    limits(LOOKED_INTO=LEADS)
    assert await listed(source="WEB") == (LEADS, False, True)
    limits(LOOKED_INTO=4)
    assert await listed(source="WEB") == (4, True, True)
