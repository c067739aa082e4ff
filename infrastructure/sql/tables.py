"""Tables, keys, checks and indexes as the declarations ask for them, one MetaData a database."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    TIMESTAMP,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Numeric,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    Time,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from domain.kernel import types as kinds
from domain.kernel.domains import Scope
from domain.kernel.entity import Lines, Module, modules, target_of
from domain.kernel.fields import Field, Shape
from infrastructure.sql import search
from infrastructure.sql.value_types import value_type

SCHEMA_OF_THE_PROGRAM = "core"
"""What is neither of a business domain nor seen by anybody: outbox, receipts, recalls of rights."""
LOGS: dict[Scope, str] = {"tenants": "sys.audit_logs", "manager": "audt.audit_logs"}
"""The tables of the audit log; statements write them beside what they tell of."""


def name(kind: str, *parts: str) -> str:
    """A name of a key, check or index, within PostgreSQL's 63 bytes."""
    full = "_".join((kind, *parts))
    return full if len(full) <= 60 else f"{full[:51]}_{sha256(full.encode()).hexdigest()[:8]}"


def column_type(kind: kinds.Kind) -> TypeEngine[Any]:
    """The type of PostgreSQL's own; enumerations and standard lists are text, so that policies may use indexes."""
    match kind:
        case kinds.Text():
            return Text() if kind.lines else String(kind.max)
        case kinds.SecretText():
            return Text()
        case kinds.OneOf() | kinds.Choice():
            return String(64)
        case kinds.Whole():
            return BigInteger()
        case kinds.Amount():
            return Numeric()
        case kinds.Number():
            return Numeric(kind.precision, kind.scale)
        case kinds.Truth():
            return Boolean()
        case kinds.Day():
            return Date()
        case kinds.Instant():
            return TIMESTAMP(timezone=True)
        case kinds.LocalTime():
            return Time()
        case kinds.Id():
            return Uuid()
        case kinds.Address():
            return String(45)
        case kinds.Free():
            return JSON()
        case kinds.Many():
            # texts without their lengths: no operator compares arrays of both sorts
            plain = isinstance(kind.of, kinds.Text | kinds.OneOf | kinds.Choice | kinds.Address)
            return ARRAY(Text() if plain else column_type(kind.of))
    raise TypeError(f"{kind!r} has no column type")


def scaled(field: Field) -> str | None:
    """The generated column that an index may use under row-level security, for a number that lists filter by."""
    return f"{field.name}_e{field.kind.scale}" if isinstance(field.kind, kinds.Number) else None


def _checks(table: str, shape: Shape) -> Iterator[CheckConstraint]:
    for one, not_before in shape.ordered:
        sign = ">" if not_before.strict else ">="
        yield CheckConstraint(f'"{one}" {sign} "{not_before.other}"', name=name("ck", table, one, not_before.other))


def _columns(schema: str, shape: Shape) -> Iterator[Column[Any]]:
    for field in shape:
        default = text("'{}'") if isinstance(field.kind, kinds.Many) else None
        limited = value_type(field.kind, schema)
        type_ = limited.column_type if limited else column_type(field.kind)
        yield Column(field.name, type_, nullable=field.nullable, server_default=default)


def _stamps() -> list[Column[Any]]:
    return [
        Column("created_at", TIMESTAMP(timezone=True), nullable=False, server_default=func.now()),
        Column("updated_at", TIMESTAMP(timezone=True), nullable=False, server_default=func.now()),
        Column("created_by", Uuid()),
        Column("updated_by", Uuid()),
        Column("is_deleted", Boolean(), nullable=False, server_default=text("false")),
        Column("version", Integer(), nullable=False, server_default=text("1")),
    ]


def _tenant(scope: Scope) -> list[Column[Any]]:
    return [Column("tenant_id", Uuid(), nullable=False)] if scope == "tenants" else []


def _key(scope: Scope, *columns: str) -> list[str]:
    return ["tenant_id", *columns] if scope == "tenants" else list(columns)


def _references(module: Module, table: str, shape: Shape) -> Iterator[ForeignKeyConstraint]:
    for field in shape:
        if field.ref and isinstance(field.kind, kinds.Id):
            target = target_table(field.ref.to)
            yield ForeignKeyConstraint(
                _key(module.scope, field.name),
                [f"{target}.{column}" for column in _key(module.scope, "id")],
                name=name("fk", table, field.name),
                deferrable=True,
                initially="DEFERRED",
            )


def target_table(code: str) -> str:
    """The table that references to a record, or to a line, lead to."""
    module, lines = target_of(code)
    return f"{module.domain}.{line_table(module, lines) if lines else module.table}"


LIVE = text("NOT is_deleted")


def _unique(module: Module) -> Iterator[Index]:
    for field in module.fields:
        column: Any = text(f'lower("{field.name}")') if field.unique and field.unique.folded else field.name
        if field.numbered:
            # never fit for a look-up by id, so that no plan takes it for one while the table is small
            where = text(f'"{field.name}" IS NOT NULL')
            index = name("uq", module.table, field.name)
            yield Index(index, *_key(module.scope), column, unique=True, postgresql_where=where)
        elif field.unique:
            index = name("uq", module.table, field.name)
            where = text(f'"{field.name}" IS NOT NULL AND NOT is_deleted') if field.nullable else LIVE
            yield Index(index, *_key(module.scope), column, unique=True, postgresql_where=where)
    for group in module.unique:
        index = name("uq", module.table, *group)
        empty: dict[str, Any] = {"postgresql_nulls_not_distinct": True} if module.empty_counts else {}
        yield Index(index, *_key(module.scope, *group), unique=True, postgresql_where=LIVE, **empty)


def _indexes(module: Module) -> Iterator[Index]:
    """One for each way a list is filtered or sorted, led by the tenant and ended by the id."""
    unique = {one.name for one in module.fields if (one.unique and not one.unique.folded) or one.numbered}
    filtered = [scaled(module.field(one)) or one for one in indexed_filters(module)]
    sorts = [scaled(module.field(one)) or one if one in module.filters else one for one in module.sorts if one != "id"]
    wanted = dict.fromkeys([*sorts, *filtered])
    for column in wanted:
        if column not in unique:
            field = module.fields.fields.get(column)
            index = name("ix", module.table, column)
            if ranged_by_pages(module, column):
                yield Index(index, column, postgresql_using="brin")
                continue
            # what is empty is not asked for by its value, so it need not be in the index
            where = text(f'"{column}" IS NOT NULL AND NOT is_deleted') if field and field.nullable else LIVE
            yield Index(index, *_key(module.scope, column, "id"), postgresql_where=where)


def indexed_filters(module: Module) -> Iterator[str]:
    """The filters worth an index: a value of a short list is soon found on the way through the newest records."""
    for one in module.filters:
        field = module.field(one)
        short = isinstance(field.kind, kinds.Truth | kinds.Many | kinds.Choice | kinds.OneOf) and one != "status"
        if not short and one not in module.unindexed:
            yield one


def driving(module: Module, filters: Iterable[tuple[str, str]]) -> str | None:
    """The filter whose index, it may be supposed, leaves the fewest records: a value, a range, a status, what is open."""
    given: dict[str, set[str]] = {}
    for name, operator in filters:
        given.setdefault(name, set()).add(operator)

    def few(name: str) -> int:
        if "eq" in given[name]:
            return 1 if name == "status" else 3
        return len(given[name])

    # a range of pages (BRIN) has no order that could be walked
    walked = [one for one in indexed_filters(module) if one in given and not ranged_by_pages(module, one)]
    return max(walked, key=few, default=None)


def ranged_by_pages(module: Module, name: str) -> bool:
    """Whether moments grow with the rows: a range of pages says what a tree would, at no cost a row."""
    field = module.fields.fields.get(name)
    sorted_by = name in module.sorts  # a range of pages has no order
    return module.insert_only and not sorted_by and field is not None and isinstance(field.kind, kinds.Instant)


WHOLE_ROW_BYTES = 4080
"""Half a page: up to this size a row with its document is kept as it is, which is read and written in less time than
the 2 kB beyond which PostgreSQL compresses."""


@cache
def keeps_document(module: Module) -> bool:
    """Whether its rows hold the record's JSON; the audit log is written with every change and seldom read."""
    return f"{module.domain}.{module.table}" != LOGS[module.scope]


def _table(metadata: MetaData, module: Module) -> Table:
    generated = [
        Column(made, BigInteger(), Computed(f'("{field.name}" * {10**field.kind.scale})::bigint', persisted=True))
        for field in module.fields
        if field.name in module.filters and isinstance(field.kind, kinds.Number) and (made := scaled(field))
    ]
    custom = [Column("custom", JSONB(), nullable=False, server_default=text("'{}'"))]
    document = [Column("document", Text(), nullable=False)] if keeps_document(module) else []
    return Table(
        module.table,
        metadata,
        *_tenant(module.scope),
        Column("id", Uuid(), nullable=False),
        *_columns(module.domain, module.fields),
        *generated,
        # the record as answers show it, lines and all: what reads look at, however many fields there are
        *document,
        *(custom if module.scope == "tenants" else []),
        *_stamps(),
        PrimaryKeyConstraint(*_key(module.scope, "id"), name=name("pk", module.table)),
        *_checks(module.table, module.fields),
        *_references(module, module.table, module.fields),
        *_unique(module),
        *_indexes(module),
        schema=module.domain,
        comment=module.purpose,
        postgresql_with={"toast_tuple_target": WHOLE_ROW_BYTES} if document else {},
    )


def line_table(module: Module, lines: Lines) -> str:
    """The table of a list, such as `orders_items`."""
    return f"{module.table}_{lines.name}"


def _line_table(metadata: MetaData, module: Module, lines: Lines) -> Table:
    table = line_table(module, lines)
    return Table(
        table,
        metadata,
        *_tenant(module.scope),
        Column("id", Uuid(), nullable=False),
        Column("root_id", Uuid(), nullable=False),
        Column("ordinal", Integer(), nullable=False),
        *_columns(module.domain, lines.fields),
        PrimaryKeyConstraint(*_key(module.scope, "id"), name=name("pk", table)),
        ForeignKeyConstraint(
            _key(module.scope, "root_id"),
            [f"{module.domain}.{module.table}.{column}" for column in _key(module.scope, "id")],
            name=name("fk", table, "root_id"),
            deferrable=True,
            initially="DEFERRED",
        ),
        # as with numbers: no plan takes it for a look-up of lines by their own ids
        Index(
            name("ix", table, "root_id"),
            *_key(module.scope, "root_id", "ordinal"),
            postgresql_where=text("root_id IS NOT NULL"),
        ),
        *_checks(table, lines.fields),
        *_references(module, table, lines.fields),
        schema=module.domain,
    )


def _program_tables(metadata: MetaData, scope: Scope) -> None:
    """The tables of the program itself."""
    if scope == "manager":
        Table(
            "counters",
            metadata,
            Column("code", String(64), nullable=False),
            Column("period", String(16), nullable=False),
            Column("next_value", BigInteger(), nullable=False),
            PrimaryKeyConstraint("code", "period", name="pk_counters"),
            schema=SCHEMA_OF_THE_PROGRAM,
            comment="the next number of the platform's own documents",
        )
        Table(
            "recalls",
            metadata,
            Column("id", Integer(), nullable=False),
            Column("number", BigInteger(), nullable=False),
            PrimaryKeyConstraint("id", name="pk_recalls"),
            schema=SCHEMA_OF_THE_PROGRAM,
            comment="how often what users may do was changed, in its one row",
        )
        Table(
            "doors",
            metadata,
            Column("id", Uuid(), nullable=False),
            Column("heard", BigInteger(), nullable=False),
            Column("until", TIMESTAMP(timezone=True), nullable=False),
            PrimaryKeyConstraint("id", name="pk_doors"),
            schema=SCHEMA_OF_THE_PROGRAM,
            comment="the processes that remember who may do what, until when, and the newest recall that each has heard",
        )
    Table(
        "outbox",
        metadata,
        Column("tenant_id", Uuid(), nullable=scope == "manager"),
        Column("id", Uuid(), nullable=False),
        Column("event", String(100), nullable=False),
        Column("entity", String(60), nullable=False),
        Column("entity_id", Uuid(), nullable=False),
        Column("entity_version", Integer(), nullable=False),
        Column("data", JSON(), nullable=False),
        Column("occurred_at", TIMESTAMP(timezone=True), nullable=False),
        PrimaryKeyConstraint(*_key(scope, "id"), name="pk_outbox"),
        schema=SCHEMA_OF_THE_PROGRAM,
        comment="what happened, written with the change, until it is delivered",
    )
    Table(
        "receipts",
        metadata,
        Column("tenant_id", Uuid(), nullable=scope == "manager"),
        Column("actor_id", Uuid(), nullable=False),
        Column("key", String(255), nullable=False),
        Column("digest", String(64), nullable=False),
        Column("answer", Text(), nullable=False),
        Column("created_at", TIMESTAMP(timezone=True), nullable=False),
        PrimaryKeyConstraint(*_key(scope, "actor_id", "key"), name="pk_receipts"),
        schema=SCHEMA_OF_THE_PROGRAM,
        comment="answers kept for their idempotency key",
    )


def _search_tables(metadata: MetaData) -> None:
    """The texts of all modules in one table, and how far each module's are there."""
    pending = {"gin_pending_list_limit": search.PENDING_KB}
    Table(
        search.RECORDS,
        metadata,
        Column("tenant_id", Uuid(), nullable=False),
        Column("entity", String(60), nullable=False),
        Column("id", Uuid(), nullable=False),
        Column("version", Integer(), nullable=False),
        Column("texts", Text(), nullable=False),
        PrimaryKeyConstraint("tenant_id", "entity", "id", name="pk_records"),
        Index(search.INDEX, text(search.LEXEMES), postgresql_using="gin", postgresql_with=pending),
        schema=search.SCHEMA,
        comment="what text searches look into: of each record its search fields in small letters",
    )
    Table(
        search.PROGRESS,
        metadata,
        Column("tenant_id", Uuid(), nullable=False),
        Column("entity", String(60), nullable=False),
        Column("key", String(16), nullable=False),
        Column("reached", Uuid()),
        PrimaryKeyConstraint("tenant_id", "entity", name="pk_progress"),
        schema=search.SCHEMA,
        comment="of what the texts of a tenant's module are made, and up to which record; empty when all are there",
    )


@cache
def metadata(scope: Scope) -> MetaData:
    """The tables of one kind of database; `discover()` must have run."""
    made = MetaData()
    _program_tables(made, scope)
    if scope == "tenants":
        _search_tables(made)
    for module in modules(scope):
        _table(made, module)
        for lines in module.lines:
            _line_table(made, module, lines)
    return made


def table_of(module: Module) -> Table:
    """The table of a module."""
    return metadata(module.scope).tables[f"{module.domain}.{module.table}"]
