"""Search, filters, order and pages of every list, held against a plain model in Python."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from application import query
from application.query import COUNT_LIMIT, MAX_OFFSET
from application.representation import encode, represent
from domain.kernel import types as kinds
from domain.kernel.entity import Entity, Module
from domain.kernel.fields import Field
from domain.kernel.types import Kind
from tests import factories
from tests.marks import line
from tests.modules.client import Client
from tests.modules.preparations import creatable
from tests.modules.world import World, each

RECORDS = 12
VALUES = 3
"""How many of a field's values are asked for."""
Records = list[Any]


async def _records(sql: World, module: Module, by: Client) -> Records:
    """At least as many records as are wanted where they can be made, as the domain has them, newest first."""
    found = await sql.stored(module, by)
    for n in range(len(found), RECORDS if creatable(module) else 2):
        await sql.make(module, by, full=n % 2 == 0)
    return sorted(await sql.stored(module, by), key=lambda record: record.id, reverse=True)


async def _by(sql: World, module: Module) -> Client:
    """Staff, or the owner of a tenant of which no other test asks anything."""
    return sql.staff if module.scope == "manager" else await sql.spare_tenant()


Differences = list[tuple[object, ...]]
"""What was asked for, what was shown, and what should have been."""


async def _unlike(by: Client, module: Module, records: Records, **params: Any) -> Differences:
    """Where the first page of a list differs from these records, or its total from theirs."""
    page = (await by.call("GET", module.url, params={"page_size": 100} | params)).data
    shown, wanted = [one["id"] for one in page["items"]], [str(record.id) for record in records[:100]]
    if shown != wanted:
        return [(params, shown, wanted)]
    least = 101 if params else COUNT_LIMIT
    return [] if _is_total(page, records, least) else [(params, page["total"], page["total_capped"], len(records))]


def _is_total(page: Any, records: Records, least: int = COUNT_LIMIT) -> bool:
    """Whether a total tells how many records there are; other tests may have written more than are counted.

    One that tells what is known of alone is no less than that.
    """
    if page["total_capped"]:
        return bool(least <= page["total"] <= min(len(records), COUNT_LIMIT))
    return bool(page["total"] == len(records))


def _by_value(name: str) -> Callable[[Entity], Any]:
    """The order of a list that asks for a range of a field and for no order."""
    return lambda record: (getattr(record, name), record.id)


def _as_text(kind: Kind, value: Any) -> str:
    of = kind.of if isinstance(kind, kinds.Many) else kind
    shown = of.show(value)
    return json.dumps(shown) if isinstance(shown, bool) else str(shown)


def _holds(value: Any, operator: str, wanted: Any) -> bool:
    if value is None:
        return False
    if operator == "from":
        return bool(value >= wanted)
    if operator == "to":
        return bool(value <= wanted)
    return wanted in value if isinstance(value, list) else bool(value == wanted)


def _values(field: Field, records: Records) -> Iterator[Any]:
    """Values that records have, one beside each, and one that none has."""
    found = [getattr(record, field.name) for record in records]
    each_one = [one for value in found for one in (value if isinstance(value, list) else [value]) if one is not None]
    picked = list(dict.fromkeys(each_one))[:VALUES]
    yield from picked
    kind = field.kind.of if isinstance(field.kind, kinds.Many) else field.kind
    if isinstance(kind, kinds.Choice):
        yield from kind.of
    elif isinstance(kind, kinds.Truth):
        yield from (True, False)
    elif isinstance(kind, kinds.Number):
        steps = (one + Decimal(1).scaleb(-kind.scale) for one in picked)
        yield from (one for one in steps if kind.max is None or one <= kind.max)
    elif isinstance(kind, kinds.Instant):
        yield from (one + timedelta(microseconds=1) for one in picked)
    elif isinstance(kind, kinds.Id):
        yield uuid4()
    else:
        yield kind.parse(factories.value(Field("", kind, True, False, lambda: None), 999_983))


@each()
async def test_a_list_shows_all_newest_first(sql: World, module: Module) -> None:
    by = await _by(sql, module)
    records = await _records(sql, module, by)
    assert await _unlike(by, module, records) == []
    page = (await by.call("GET", module.url, params={"page_size": 5})).data
    assert page["items"] == [json.loads(encode(represent(module, record))) for record in records[:5]]


@each(lambda module: bool(module.filters))
async def test_each_filter(sql: World, module: Module) -> None:
    by = await _by(sql, module)
    records = await _records(sql, module, by)
    if module.name == "AuditLog" or module.code == "idam.Session":
        records = sorted(await sql.stored(module, by), key=lambda record: record.id, reverse=True)
    for name, field, operator in query.parameters(module):
        for value in _values(field, records):
            wanted = [record for record in records if _holds(getattr(record, field.name), operator, value)]
            if operator != "eq" and field.name in module.sorts:
                wanted.sort(key=_by_value(field.name), reverse=True)
            assert await _unlike(by, module, wanted, **{name: _as_text(field.kind, value)}) == []
        assert (await by.call("GET", module.url, params={name: "\0"})).status == 422


@each(lambda module: len(module.filters) > 1)
async def test_filters_hold_together(sql: World, module: Module) -> None:
    by = await _by(sql, module)
    records = await _records(sql, module, by)
    for record in records[:VALUES]:
        given, tests = {}, []
        for name, field, operator in query.parameters(module):
            value = getattr(record, field.name)
            if value not in (None, []):
                one = value[0] if isinstance(value, list) else value
                given[name] = _as_text(field.kind, one)
                tests.append((field.name, operator, one))
        wanted = [one for one in records if all(_holds(getattr(one, *test[:1]), *test[1:]) for test in tests)]
        assert record in wanted
        assert await _unlike(by, module, wanted, **given) == []


def _matching(module: Module, records: Records, term: str) -> Records:
    """The records of which a search field holds the term, regardless of case."""

    def found(record: Any) -> bool:
        values = [getattr(record, name) for name in module.search]
        texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
        return any(text is not None and term.lower() in text.lower() for text in texts)

    return [record for record in records if found(record)]


@line("security", 28)
@each(lambda module: bool(module.search))
async def test_search(sql: World, module: Module) -> None:
    by = await _by(sql, module)
    records = await _records(sql, module, by)
    values = [getattr(record, name) for record in records[:VALUES] for name in module.search]
    texts = [text for value in values for text in (value if isinstance(value, list) else [value]) if text]
    terms = {term.strip() for text in texts for term in (text[:200], text[1:-1][:200], text[:60].swapcase(), text[-4:])}
    # what LIKE and its escape mean is nothing here; neither is a quote
    terms |= {"%", "_", "\\", "'", "a%", "100%_\\"}
    for term in sorted(terms - {""}):
        assert await _unlike(by, module, _matching(module, records, term), search=term) == []
    assert await _unlike(by, module, records, search="") == []
    for bad in ("\0", "x" * 201):
        assert (await by.call("GET", module.url, params={"search": bad})).status == 422


async def _walk(by: Client, module: Module, records: Records, sort: str, size: int) -> Differences:
    """Goes through the pages by number and by cursor; answers where these are not the records in this order."""
    expected = [str(record.id) for record in records]
    cursor, differences = None, Differences()
    for page, start in enumerate(range(0, min(len(expected), 3 * size), size), 1):
        asked = [{"page": page}, *([{"cursor": cursor}] if cursor else [])]
        for where in asked:
            shown = (await by.call("GET", module.url, params={"sort": sort, "page_size": size} | where)).data
            ids, last = [one["id"] for one in shown["items"]], shown["next_cursor"] is None
            if (ids, last) != (expected[start : start + size], start + size >= len(expected)):
                differences.append((sort, where, ids, last))
            pages = shown["page_size"], shown["total_pages"]
            if not _is_total(shown, records) or pages != (size, -(-shown["total"] // size)):
                differences.append((sort, where, shown["total"], shown["total_capped"], *pages))
        cursor = shown["next_cursor"]
    return differences


@each()
async def test_each_order_and_its_pages(sql: World, module: Module) -> None:
    by = await _by(sql, module)
    records = await _records(sql, module, by)
    for name in module.sorts:
        rising = [record for _, _, record in sorted((getattr(record, name), record.id, record) for record in records)]
        assert await _walk(by, module, rising, name, 5) == []
        assert await _walk(by, module, rising[::-1], f"-{name}", 5) == []


@line("security", 28)
@each()
async def test_only_what_is_listed_can_be_asked_for(sql: World, module: Module) -> None:
    by = await _by(sql, module)
    known = {name for name, _, _ in query.parameters(module)} | {"search", "sort", "page", "page_size", "cursor"}
    for name in {*module.fields.fields, "tenant_id", "created_by", "is_deleted", "nonsense"} - known:
        assert (await by.call("GET", module.url, params={name: "1"})).wrong == {(name, "unknown_parameter")}
    for name in {*module.fields.fields, "tenant_id", "is_deleted", "id;--"} - {*module.sorts}:
        assert (await by.call("GET", module.url, params={"sort": name})).wrong == {("sort", "not_listed")}
    for size in (0, 101, -1):
        assert (await by.call("GET", module.url, params={"page_size": size})).wrong == {("page_size", "range")}
    for page in (MAX_OFFSET // 100 + 1, 1_000_000):
        assert (await by.call("GET", module.url, params={"page_size": 100, "page": page})).wrong == {("page", "range")}
    assert (await by.call("GET", module.url, params={"cursor": "x"})).wrong == {("cursor", "pattern")}
    if not module.search:
        assert (await by.call("GET", module.url, params={"search": "x"})).wrong == {("search", "unknown_parameter")}
