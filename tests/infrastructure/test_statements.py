"""Every generated statement shape under every plan: the tenant's setting must come neither too late nor in vain.

A form that a planner may turn round finds nothing, without an error. So each shape is run where it must find one row,
the caller's, beside an equal one of another tenant.
"""

import itertools
import json
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from application import use_cases
from domain.kernel import types as kinds
from domain.kernel.entity import STAMP_FIELDS, Module, discover, module_named, modules
from domain.kernel.fields import Field
from domain.kernel.types import Number, Whole
from infrastructure.postgres.databases import Dsns
from infrastructure.sql import search
from infrastructure.sql.pages import Listed
from infrastructure.sql.rows import dumps
from infrastructure.sql.statements import STAMP_TYPES, column_types, said_types, statements_of, targets
from infrastructure.sql.tables import keeps_document
from tests.factories import value

discover()
use_cases.discover()

TOGGLES = (
    "enable_seqscan",
    "enable_indexscan",
    "enable_indexonlyscan",
    "enable_bitmapscan",
    "enable_hashjoin",
    "enable_nestloop",
    "enable_mergejoin",
)
MINE, THEIRS, ACTOR = uuid4(), uuid4(), uuid4()
NOW = datetime(2026, 7, 31, tzinfo=UTC)


def plans(most: int) -> Iterator[str]:
    """Generic and custom plans with up to so many of the planner's ways switched off, as SQL."""
    for mode in ("force_generic_plan", "force_custom_plan"):
        for count in range(most + 1):
            for off in itertools.combinations(TOGGLES, count):
                yield "; ".join([f"SET plan_cache_mode = {mode}", *(f"SET {name} = off" for name in off)])


def row_of(module: Module, id: UUID, n: int = 1) -> dict[str, Any]:
    """A row of the module whose references lead nowhere: constraints on these are deferred, and never checked here."""
    stamps = dict.fromkeys(STAMP_TYPES, None) | {"version": 1, "is_deleted": False}
    stamps |= {"created_at": NOW.isoformat(), "updated_at": NOW.isoformat(), "created_by": str(ACTOR)}
    return {"id": str(id)} | {field.name: _value(field, n) for field in module.fields} | stamps


def document_of(module: Module, row: dict[str, Any]) -> list[str]:
    """What a row is written with as its document."""
    if not keeps_document(module):
        return []
    lists: dict[str, Any] = {lines.name: [] for lines in module.lines}
    shown = [one.name for one in module.fields if not one.secret]
    stamps = {one.name: row[one.name] for one in STAMP_FIELDS}
    return [dumps({"id": row["id"]} | {name: row[name] for name in shown} | lists | stamps)]


def _value(field: Field, n: int = 1) -> Any:
    if field.name in ("owner_id", "created_by"):
        return str(ACTOR)
    if field.name == "created_at":
        return NOW.isoformat()
    if isinstance(field.kind, kinds.Many):
        return [str(UUID(int=n))] if isinstance(field.kind.of, kinds.Id) else value(field, n)
    if field.secret:
        return "secret"
    return str(UUID(int=n)) if isinstance(field.kind, kinds.Id) else field.show(field.kind.parse(value(field, n)))


def arguments(module: Module, shape: str, id: UUID) -> list[Any]:
    """What a shape is run with, so that it finds the row."""
    kind, _, name = shape.partition(" ")
    if kind == "show":
        return [id, ACTOR] if name else [id]
    if kind == "candidates":
        return [_term(module)]
    if kind in ("count", "stream"):
        return [_term(module), ACTOR, [id]] if name == "found" else [ACTOR]
    if kind in ("by_ids", "look", "look_for", "lock", "find", "any"):
        return [[id]]
    if kind == "page":
        where, _, asked = name.partition(" ")
        term = [_term(module)] if asked.startswith("with term") else []
        size = 0 if where == "walked" else 20  # what is walked through has to have more than the page
        return [size, 0, *_page_arguments(module, asked.removeprefix("with term").strip(), term)]
    new = uuid4()
    written = row_of(module, id) if kind == "update" else row_of(module, new, 2)
    traces = [dumps([]), *([] for _ in (() if name == "alone" else targets(module)))]
    if kind == "insert_one":
        said = dict.fromkeys(said_types(module.scope)) | {"id": uuid4(), "occurred_at": NOW, "entity_id": new} | SAID
        columns = [_typed(type, written[name]) for name, type in column_types(module).items() if name != "document"]
        lines = [dumps([]) for _ in module.lines]
        return [*columns, *document_of(module, written), *said.values(), *lines, *traces[1:]]
    documents = [[one] for one in document_of(module, written)]
    if kind == "update":
        lists = [one for _ in module.lines for one in (dumps([]), [])]
        return [[id], dumps([written | {"was": 1, "version": 2}]), *documents, *lists, *traces]
    return [dumps([written]), *documents, *(dumps([]) for _ in module.lines), *traces]


SAID = {
    "actor_type": "USER",
    "action": "CREATE",
    "entity": "crm.Partner",
    "changes": "{}",
    "event": "crm.partner.created",
}
SAID |= {"entity_version": 1, "data": "{}"}
_LOADERS: dict[str, Callable[[Any], Any]] = {
    "uuid": UUID,
    "timestamptz": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "numeric": Decimal,
    "json": dumps,
}


def _typed(type: str, shown: Any) -> Any:
    """A value as a parameter of this type."""
    if shown is None:
        return None
    load = _LOADERS.get(type.removesuffix("[]"), lambda value: value)
    return [load(one) for one in shown] if type.endswith("[]") else load(shown)


def _page_arguments(module: Module, name: str, term: list[str]) -> list[Any]:
    if name.startswith("by "):
        field = module.fields.fields.get(name.removeprefix("by "))
        after = [] if field is None else [_least(field)]
        return [*term, *after, UUID(int=0), ACTOR]
    if not name.startswith("of "):
        return [*term, *([ACTOR] if name else [])]
    field = module.field(name.removeprefix("of "))
    shown = _value(field)
    typed = field.kind.parse(shown)
    if isinstance(field.kind, kinds.Many):
        typed = typed[0]
    if isinstance(field.kind, Number):
        typed = int(typed.scaleb(field.kind.scale))
    return [typed, *term]


def _term(module: Module) -> str:
    """The end of a search field of the row, in the other case."""
    row = row_of(module, MINE)
    text = next(row[name] for name in module.search if row[name])
    return str(text[0] if isinstance(text, list) else text)[-3:].swapcase()


def _least(field: Field) -> Any:
    """A value that comes before the row's own."""
    match field.kind:
        case kinds.Text() | kinds.OneOf() | kinds.Choice():
            return "!"
        case Whole() | Number():
            return field.kind.parse(_value(field)) - 1
    return field.kind.parse(_value(field))


def found(shape: str, answer: Any) -> bool:
    """Whether the shape has done its work on the one row."""
    kind = shape.partition(" ")[0]
    match kind:
        case "show":
            return answer["document"] is not None
        case "page":
            return answer["total"] == 1 and answer["enough"] and len(answer["documents"]) == 1
        case "candidates":
            return len(answer["ids"]) == 1
        case "any":
            return bool(answer["found"])
        case "count":
            return answer["count"] == 1
        case "look" | "look_for":
            return [row[0] for row in answer["rows"]]
        case "find" | "by_ids":
            return len(answer["documents"]) == 1
        case "lock":
            return len(answer["documents"] if "documents" in answer else answer["ids"]) == 1
        case "update":
            return bool(answer["fit"]) and len(answer["written"]) == 1
    return bool(answer["fit"])


@pytest.fixture
async def app(dsns: Dsns) -> AsyncIterator[Any]:
    """A connection as the app role."""
    connection = await asyncpg.connect(dsns.tenant_app, server_settings={"timezone": "UTC"})
    yield connection
    await connection.close()


INDEXED = """INSERT INTO search.records (tenant_id, entity, id, version, texts)
SELECT tenant_id, '{module.code}', id, version, lower({texts}) FROM {module.domain}."{module.table}"
WHERE tenant_id = $1 AND id = $2"""
COMPLETE = "INSERT INTO search.progress (tenant_id, entity, key) VALUES ($1, $2, $3)"


async def put(connection: Any, module: Module) -> UUID:
    """Writes the row for both tenants; answers the caller's id. Runs in the transaction that is rolled back."""
    ids = {}
    types = {name: type for name, type in column_types(module).items() if name != "document"}
    columns = ", ".join(f'"{name}"' for name in types)
    typed = ", ".join(f'"{name}" {type}' for name, type in types.items())
    for tenant in (THEIRS, MINE):
        ids[tenant] = uuid4()
        await connection.execute(f"SET LOCAL app.tenant_id = '{tenant}'")
        await connection.execute(
            f'INSERT INTO {module.domain}."{module.table}" (tenant_id, {columns}) '
            f"SELECT '{tenant}', {columns} FROM json_to_recordset($1::json) AS r({typed})",
            dumps([row_of(module, ids[tenant])]),
        )
        if search.indexed(module):
            await connection.execute(INDEXED.format(module=module, texts=search.texts(module)), tenant, ids[tenant])
            await connection.execute(COMPLETE, tenant, module.code, search.key(module))
    await connection.execute("SET LOCAL app.tenant_id = ''")
    return ids[MINE]


async def failed(connection: Any, module: Module, plan: str) -> list[object]:
    """Runs every shape of a module under a plan, each in a savepoint, all rolled back; answers which did not do its work."""
    failures = list[object]()
    transaction = connection.transaction()
    await transaction.start()
    try:
        id = await put(connection, module)
        await connection.execute(plan.replace("SET ", "SET LOCAL "))
        for shape, sql in statements_of(module).shapes():
            async with _undone(connection):
                await connection.execute("SET LOCAL app.tenant_id = ''")
                if shape.startswith("stream"):
                    rows = await connection.fetch(sql, MINE, *arguments(module, shape, id))
                    if [row[0] for row in rows] != [str(id)]:
                        failures.append((shape, plan, rows))
                    continue
                answer = await connection.fetchrow(sql, MINE, *arguments(module, shape, id))
                if not found(shape, answer):
                    failures.append((shape, plan, dict(answer)))
                elif shape.startswith("insert"):
                    count = f'SELECT count(*) FROM {module.domain}."{module.table}"'
                    # a row of the audit log has its own trace beside it
                    written = 2 + (shape.startswith("insert_one") and module.name == "AuditLog")
                    if (counted := await connection.fetchval(count)) != written:
                        failures.append((shape, plan, counted))
    finally:
        await transaction.rollback()
    return failures


class _undone:
    """A savepoint that is always taken back."""

    def __init__(self, connection: Any) -> None:
        self._savepoint = connection.transaction()

    async def __aenter__(self) -> None:
        await self._savepoint.start()

    async def __aexit__(self, *error: object) -> None:
        await self._savepoint.rollback()


TENANT_MODULES = modules("tenants")


@pytest.mark.parametrize("module", TENANT_MODULES, ids=lambda module: module.code)
async def test_every_shape_finds_the_tenants_row_and_no_other(app: Any, module: Module) -> None:
    for plan in plans(1):
        assert await failed(app, module, plan) == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("code", ["crm.Partner", "wms.Zone"])
async def test_the_frame_holds_under_every_combination_of_plans(app: Any, code: str) -> None:
    for plan in plans(len(TOGGLES)):
        assert await failed(app, module_named(code), plan) == []


async def test_no_answer_shows_json_of_another_tenant(app: Any) -> None:
    module = module_named("crm.Partner")
    transaction = app.transaction()
    await transaction.start()
    id = await put(app, module)
    page = statements_of(module).page(Listed(), "")
    answer = await app.fetchrow(page, MINE, 20, 0)
    assert [json.loads(one)["id"] for one in answer["documents"]] == [str(id)]
    await transaction.rollback()
