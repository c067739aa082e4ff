"""A list with more records than are counted is counted once in a while, and not for each page."""

from collections.abc import Mapping
from typing import Any

import pytest

from application.query import Query
from application.rights import RecordScope, Right
from domain.tenants.crm.partner_group import PartnerGroup
from infrastructure.postgres.databases import Dsns
from infrastructure.sql import repository, statements, totals
from infrastructure.sql.unit_of_work import SqlUnitOfWork
from tests.house import open_house

EVERYTHING = Right(RecordScope.ALL, frozenset())


async def test_what_was_found_beyond_the_limit_is_not_counted_again_for_a_while(
    dsns: Dsns, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (repository, statements):
        monkeypatch.setattr(module, "COUNT_LIMIT", 2)
    now, asked = 100.0, list[str]()
    monkeypatch.setattr(totals, "monotonic", lambda: now)
    run = SqlUnitOfWork.run

    async def noted(self: SqlUnitOfWork, sql: str, *arguments: object) -> Mapping[str, Any]:
        asked.append(sql)
        return await run(self, sql, *arguments)

    async with open_house(dsns) as house:
        statements.Statements.page.cache_clear()
        actor = house.user(await house.new_tenant())
        async with house.works.begin("tenants", actor, "CREATE") as uow:
            for place in range(3):
                uow.of(PartnerGroup).add(PartnerGroup(code=f"G{place}", name="그룹"))
        monkeypatch.setattr(SqlUnitOfWork, "run", noted)

        async def listed() -> tuple[int, bool, bool]:
            asked.clear()
            async with house.works.begin("tenants", actor) as uow:
                page = await uow.of(PartnerGroup).page(Query(), EVERYTHING)
            return page.total, page.total_capped, "count(*)" in asked[0]

        assert await listed() == (2, True, True)
        assert await listed() == (2, True, False)
        async with house.works.begin("tenants", actor, "DELETE") as uow:
            for one in await uow.of(PartnerGroup).find(code=["G0", "G1"]):
                uow.of(PartnerGroup).remove(await uow.of(PartnerGroup).take(one.id))
        assert await listed() == (2, True, False)
        now += totals.KEPT_S
        assert await listed() == (1, False, True)
    statements.Statements.page.cache_clear()
