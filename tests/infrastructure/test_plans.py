"""The plan of every generated statement, made while the tables are empty: the very plan that is kept as they grow.

Then the planner takes all ways for equally cheap. So none but good ones may be open to it: what a tenant has is looked
up by the tenant's id first, and no more of it is read than what is asked for.
"""

import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import asyncpg
import pytest

from application import use_cases
from domain.kernel.entity import Module, discover, modules
from infrastructure.postgres.databases import Dsns
from infrastructure.sql.pool import SESSION
from infrastructure.sql.statements import statements_of

discover()
use_cases.discover()

Node = dict[str, Any]
READS_ALL = ("count", "stream", "candidates")
"""What goes through all of a tenant's records, or through the texts of the search, by its nature."""
GATHERS = ("Sort", "Aggregate", "Hash")
"""What reads all that lies below it before it gives anything, so that no limit above it bounds that."""
NARROW = ("pim.UnitConversion",)
"""Rows so narrow that an empty table is taken for one of several: these few are sorted, until it has statistics."""
_ONE_BY_ONE = re.compile(r"\b(root_)?id = ")


@pytest.fixture
async def app(dsns: Dsns) -> AsyncIterator[Any]:
    """A connection as the program makes them."""
    connection = await asyncpg.connect(dsns.tenant_app, server_settings=SESSION)
    yield connection
    await connection.close()


async def plan_of(connection: Any, sql: str) -> Node:
    """The generic plan of a statement."""
    parameters = max(int(number) for number in re.findall(r"\$(\d+)", sql))
    await connection.execute(f"PREPARE asked AS {sql}")
    text = await connection.fetchval(f"EXPLAIN (FORMAT JSON) EXECUTE asked({', '.join(['NULL'] * parameters)})")
    await connection.execute("DEALLOCATE asked")
    plan: Node = json.loads(text)[0]["Plan"]
    return plan


def reads(node: Node, bounded: bool = False) -> Iterator[tuple[Node, bool]]:
    """The nodes that read a table or an index, each with whether a limit bounds what it reads."""
    type = node["Node Type"]
    if ("Index" in type or type == "Seq Scan") and node.get("Relation Name") != "progress":
        yield node, bounded
    below = type == "Limit" or (bounded and type not in GATHERS)
    for one in node.get("Plans", ()):
        yield from reads(one, below)


def is_fine(node: Node, bounded: bool) -> bool:
    """Whether a read is of one tenant, and of named records or within a limit."""
    condition = node.get("Index Cond", "")
    return "tenant_id = " in condition and (bounded or _ONE_BY_ONE.search(condition) is not None)


@pytest.mark.parametrize("module", modules("tenants"), ids=lambda module: module.code)
async def test_no_plan_reads_more_than_is_asked_for(app: Any, module: Module) -> None:
    too_much = [
        (shape, node["Node Type"], node.get("Index Name"), node.get("Index Cond"))
        for shape, sql in statements_of(module).shapes()
        for node, bounded in reads(await plan_of(app, sql))
        if not (module.code in NARROW and node["Node Type"] == "Bitmap Index Scan")
        if not is_fine(node, bounded or shape.partition(" ")[0] in READS_ALL)
    ]
    assert too_much == []
