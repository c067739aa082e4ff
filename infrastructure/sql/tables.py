"""Tables, keys, checks and indexes as the declarations ask for them, one MetaData a database."""

from collections.abc import Iterator
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

SCHEMA_OF_THE_PROGRAM = "core"
"""What is neither of a business domain nor seen by anybody: outbox, receipts, versions of rights."""


def name(kind: str, *parts: str) -> str:
    """A name of a key, check or index, within PostgreSQL's 63 bytes."""
    full = "_".join((kind, *parts))
    return full if len(full) <= 60 else f"{full[:51]}_{sha256(full.encode()).hexdigest()[:8]}"


def column_type(kind: kinds.Kind) -> TypeEngine[Any]:
    """The type of a column; enumerations and standard lists are text, so that policies may use indexes."""
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
    for field in shape:
        quoted = f'"{field.name}"'
        match field.kind:
            case kinds.Amount():
                limit = field.kind.limit
                condition = f"scale({quoted}) <= 4 AND {quoted} <> 'NaN' AND abs({quoted}) < {limit:f}"
            case kinds.Choice():
                members = ", ".join(f"'{one.value}'" for one in field.kind.of)
                condition = f"{quoted} IN ({members})"
            case kinds.Number() | kinds.Whole() if _bounds(field.kind):
                condition = " AND ".join(f"{quoted} {bound}" for bound in _bounds(field.kind))
            case kinds.Number():
                condition = f"{quoted} <> 'NaN'"
            case _:
                continue
        yield CheckConstraint(condition, name=name("ck", table, field.name))
    for one, not_before in shape.ordered:
        sign = ">" if not_before.strict else ">="
        yield CheckConstraint(f'"{one}" {sign} "{not_before.other}"', name=name("ck", table, one, not_before.other))


def _bounds(kind: kinds.Number | kinds.Whole) -> list[str]:
    if isinstance(kind, kinds.Whole) and kind == kinds.Whole():
        return []
    low = [] if kind.min is None else [f">= {kind.min}"]
    return low + ([] if kind.max is None else [f"<= {kind.max}"])


def _columns(shape: Shape) -> Iterator[Column[Any]]:
    for field in shape:
        default = text("'{}'") if isinstance(field.kind, kinds.Many) else None
        yield Column(field.name, column_type(field.kind), nullable=field.nullable, server_default=default)


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
            yield Index(name("uq", module.table, field.name), *_key(module.scope), column, unique=True)
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
    wanted = dict.fromkeys([*(sort for sort in module.sorts if sort != "id"), *_filtered(module)])
    for column in wanted:
        if column not in unique:
            field = module.fields.fields.get(column)
            index = name("ix", module.table, column)
            if module.insert_only and field and isinstance(field.kind, kinds.Instant):
                # moments grow with the rows: a range of pages says what a tree would, at no cost a row
                yield Index(index, column, postgresql_using="brin")
                continue
            # what is empty is not asked for by its value, so it need not be in the index
            where = text(f'"{column}" IS NOT NULL AND NOT is_deleted') if field and field.nullable else LIVE
            yield Index(index, *_key(module.scope, column, "id"), postgresql_where=where)
    if search.indexed(module):
        lexemes, pending = text(search.lexemes(module)), {"gin_pending_list_limit": search.PENDING_KB}
        index = name(search.INDEX, module.table)
        yield Index(index, lexemes, postgresql_using="gin", postgresql_with=pending, postgresql_where=LIVE)


def _filtered(module: Module) -> Iterator[str]:
    """The filters worth an index: a value of a short list is soon found on the way through the newest records."""
    for one in module.filters:
        field = module.field(one)
        short = isinstance(field.kind, kinds.Truth | kinds.Many | kinds.Choice | kinds.OneOf) and one != "status"
        if not short and one not in module.unindexed:
            yield scaled(field) or one


def _table(metadata: MetaData, module: Module) -> Table:
    generated = [
        Column(made, BigInteger(), Computed(f'("{field.name}" * {10**field.kind.scale})::bigint', persisted=True))
        for field in module.fields
        if field.name in module.filters and isinstance(field.kind, kinds.Number) and (made := scaled(field))
    ]
    custom = [Column("custom", JSONB(), nullable=False, server_default=text("'{}'"))]
    return Table(
        module.table,
        metadata,
        *_tenant(module.scope),
        Column("id", Uuid(), nullable=False),
        *_columns(module.fields),
        *generated,
        # the lines as answers show them, written with the lines' own table: reads open no second one
        *(Column(one.name, JSON(), nullable=False) for one in module.lines),
        *(custom if module.scope == "tenants" else []),
        *_stamps(),
        PrimaryKeyConstraint(*_key(module.scope, "id"), name=name("pk", module.table)),
        *_checks(module.table, module.fields),
        *_references(module, module.table, module.fields),
        *_unique(module),
        *_indexes(module),
        schema=module.domain,
        comment=module.purpose,
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
        *_columns(lines.fields),
        PrimaryKeyConstraint(*_key(module.scope, "id"), name=name("pk", table)),
        ForeignKeyConstraint(
            _key(module.scope, "root_id"),
            [f"{module.domain}.{module.table}.{column}" for column in _key(module.scope, "id")],
            name=name("fk", table, "root_id"),
            deferrable=True,
            initially="DEFERRED",
        ),
        Index(name("ix", table, "root_id"), *_key(module.scope, "root_id", "ordinal")),
        *_checks(table, lines.fields),
        *_references(module, table, lines.fields),
        schema=module.domain,
    )


def _program_tables(metadata: MetaData, scope: Scope) -> None:
    """The tables of the program itself."""
    Table(
        "access_versions",
        metadata,
        Column("tenant_id", Uuid(), nullable=False),
        Column("version", BigInteger(), nullable=False),
        PrimaryKeyConstraint("tenant_id", name="pk_access_versions"),
        schema=SCHEMA_OF_THE_PROGRAM,
        comment="raised whenever what users may do has changed",
    )
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


@cache
def metadata(scope: Scope) -> MetaData:
    """The tables of one kind of database; `discover()` must have run."""
    made = MetaData()
    _program_tables(made, scope)
    for module in modules(scope):
        _table(made, module)
        for lines in module.lines:
            _line_table(made, module, lines)
    return made


def table_of(module: Module) -> Table:
    """The table of a module."""
    return metadata(module.scope).tables[f"{module.domain}.{module.table}"]
