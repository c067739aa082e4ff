"""The steps from one database to another: Alembic's autogenerate, and what it does not see from the catalogue."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from alembic.autogenerate import produce_migrations
from alembic.operations import MigrateOperation, Operations
from alembic.operations.ops import (
    AddColumnOp,
    AlterColumnOp,
    CreateForeignKeyOp,
    CreateIndexOp,
    CreateTableOp,
    DropColumnOp,
    DropIndexOp,
    ModifyTableOps,
)
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, ForeignKeyConstraint, MetaData, literal, text
from sqlalchemy.types import TypeEngine

from domain.kernel.domains import Scope
from domain.kernel.entity import Module, modules
from domain.kernel.fields import Shape
from infrastructure.migrations.catalog import Key, Thing, in_order, read
from infrastructure.migrations.operations import Sql
from infrastructure.sql.documents import function_of
from infrastructure.sql.migrate import options
from infrastructure.sql.schema import DIALECT
from infrastructure.sql.security import table_security
from infrastructure.sql.tables import column_type, line_table

LAST = ("value type", "schema")
"""What can go only when no table has it any more."""


class NotReached(Exception):
    """The declarations ask for what no revision was found for; the message lists what is left."""


class Plan:
    """The steps from the database of a connection to what is wanted; each is carried out there as it is found."""

    def __init__(self, connection: Connection, tables: MetaData, wanted: dict[Key, Thing], scope: Scope) -> None:
        self._connection, self._wanted, self._scope = connection, wanted, scope
        self._tables = _sortable(tables)
        self._context = MigrationContext.configure(connection, opts=options())
        self._operations = Operations(self._context)
        self._new: set[tuple[str | None, str]] = set()
        self.steps: list[MigrateOperation] = []
        self.indexes: list[CreateIndexOp] = []
        self._work_out()

    @property
    def way_back(self) -> list[MigrateOperation]:
        """The steps undone, without those that end with a table that is dropped anyway."""
        kept = (step for step in reversed(self.steps) if not (isinstance(step, CreateIndexOp) and self._is_new(step)))
        return [step.reverse() for step in kept]

    def _work_out(self) -> None:
        have = read(self._connection)
        gone = in_order(self._gone(have))
        self._take(Sql(one.drop, one.create) for one in reversed(gone) if one.key.kind not in LAST)
        self._take(self._missing("schema", "schema grant", "plain function", "value type", "value type check"))
        self._take(self._alembics())
        for schema, table in sorted(self._new):
            self._take([Sql(table_security(self._tables.tables[f"{schema}.{table}"], self._scope))])
        self._take(self._missing())
        self._take(self._rebuilt(have))
        self._take(Sql(one.drop, one.create) for one in reversed(gone) if one.key.kind in LAST)
        self._check()

    def _take(self, steps: Iterable[MigrateOperation]) -> None:
        for step in list(steps):
            self._operations.invoke(step)
            if isinstance(step, CreateIndexOp) and not self._is_new(step):
                self.indexes.append(step)
            else:
                self.steps.append(step)

    def _gone(self, have: dict[Key, Thing]) -> list[Thing]:
        """What is to go or to be made anew, with the indexes that end with a generated column or a function."""
        gone = {key: one for key, one in have.items() if self._wanted.get(key) != one}
        for used in [one.key for one in gone.values() if one.key.kind in ("generated column", "plain function")]:
            uses = re.compile(rf"\b{re.escape(used.name.partition('(')[0])}\b")
            for key, one in have.items():
                of_it = key.kind == "index" and (key.owner == used.owner or used.kind == "plain function")
                if of_it and uses.search(one.create[0]):
                    gone[key] = one
        return list(gone.values())

    def _missing(self, *kinds: str) -> list[MigrateOperation]:
        have = read(self._connection)
        missing = (one for key, one in self._wanted.items() if key not in have and (not kinds or key.kind in kinds))
        return [self._made(one) for one in in_order(missing)]

    def _made(self, missing: Thing) -> MigrateOperation:
        """What makes it; an index as Alembic does, so that one of a table in use comes while that is written to."""
        table = self._tables.tables.get(missing.key.owner.replace('"', ""))
        if missing.key.kind == "index" and table is not None:
            for index in table.indexes:
                if index.name == missing.key.name:
                    return CreateIndexOp.from_index(index)
        return Sql(missing.create, missing.drop)

    def _alembics(self) -> list[MigrateOperation]:
        """Alembic's own steps, without foreign keys, which the catalogue adds when all tables are there.

        A generated column comes when the columns that it is built on have their types.
        """
        steps: list[MigrateOperation] = []
        last: list[MigrateOperation] = []
        for step in self._differences():
            if isinstance(step, CreateTableOp):
                self._new.add((step.schema, step.table_name))
                step.columns = [one for one in step.columns if not isinstance(one, ForeignKeyConstraint)]
            if isinstance(step, CreateIndexOp) and not self._is_new(step):
                last.append(step)
            elif isinstance(step, AddColumnOp) and step.column.computed is not None:
                last.insert(0, step)
            else:
                steps += self._added(step) if isinstance(step, AddColumnOp) else [step]
        return steps + last

    def _differences(self) -> Iterator[MigrateOperation]:
        found = produce_migrations(self._context, self._tables).upgrade_ops
        return (step for step in _flat(found.ops if found else ()) if not isinstance(step, CreateForeignKeyOp))

    def _added(self, step: AddColumnOp) -> Iterator[MigrateOperation]:
        """Rows that exist get the value that the declaration gives new records; no UPDATE, which would see no row."""
        column = step.column
        initial = self._initial(step) if not column.nullable and column.server_default is None else None
        if initial is None:
            yield step
            return
        column.server_default = None
        filled = Column(column.name, column.type, nullable=False, server_default=text(initial))
        yield AddColumnOp(step.table_name, filled, schema=step.schema)
        yield Sql([f'ALTER TABLE {step.schema}."{step.table_name}" ALTER COLUMN "{column.name}" DROP DEFAULT'])

    def _initial(self, step: AddColumnOp) -> str | None:
        name = step.column.name
        for domain, table, shape in _shapes(self._scope):
            if (domain, table) == (step.schema, step.table_name) and name in shape.fields:
                field = shape.fields[name]
                given = None if field.required else field.default()
                return None if given is None else _literal(column_type(field.kind), given)
        return None

    def _rebuilt(self, have: dict[Key, Thing]) -> Iterator[MigrateOperation]:
        """Shows the records that are there as they are declared now, and on the way back as they were."""
        altered = {
            (step.schema, step.table_name)
            for step in self.steps
            if isinstance(step, AddColumnOp | DropColumnOp | AlterColumnOp)
        }
        for module in modules(self._scope):
            key = Key("trigger function", module.domain, function_of(module))
            if key not in have:
                continue  # it has no rows yet
            tables = {module.table, *(line_table(module, lines) for lines in module.lines)}
            altered_here = any((module.domain, table) in altered for table in tables)
            if altered_here or have[key] != self._wanted[key]:
                self.steps.insert(0, Sql((), _rebuild(module, have[key])))
                yield Sql(_rebuild(module, self._wanted[key]))

    def _is_new(self, step: CreateIndexOp) -> bool:
        return (step.schema, step.table_name) in self._new

    def _check(self) -> None:
        have = read(self._connection)
        left = [
            f"{key} is not as wanted" for key in self._wanted.keys() | have if have.get(key) != self._wanted.get(key)
        ]
        left += [str(one.to_diff_tuple()) for one in self._differences()]
        if left:
            raise NotReached("\n".join(sorted(left)))


def late(index: CreateIndexOp) -> list[MigrateOperation]:
    """An index of a table that is in use, made while it is written to; what a failed attempt left goes first."""
    index.kw["postgresql_concurrently"] = True
    return [leftover(index), index]


def leftover(index: CreateIndexOp) -> DropIndexOp:
    """Drops an index if it is there, whole or not."""
    name = str(index.index_name)
    return DropIndexOp(name, index.table_name, schema=index.schema, if_exists=True, postgresql_concurrently=True)


def _flat(steps: Iterable[MigrateOperation]) -> Iterator[MigrateOperation]:
    for step in steps:
        if isinstance(step, ModifyTableOps):
            yield from _flat(step.ops)
        else:
            yield step


def _sortable(tables: MetaData) -> MetaData:
    """A copy in which no foreign key counts for the order of the tables: records point at each other in circles."""
    copy = MetaData()
    for table in tables.tables.values():
        for key in table.to_metadata(copy).foreign_key_constraints:
            key.use_alter = True
    return copy


def _shapes(scope: Scope) -> Iterator[tuple[str, str, Shape]]:
    module: Module
    for module in modules(scope):
        yield module.domain, module.table, module.fields
        for lines in module.lines:
            yield module.domain, line_table(module, lines), lines.fields


def _rebuild(module: Module, function: Thing) -> list[str]:
    """Touches every record, for its trigger; the tables' owner is no tenant and sees no row while security is forced."""
    tables = [f'{module.domain}."{module.table}"', *re.findall(r"FROM (\S+) i\b", function.create[0])]
    return [
        *(f"ALTER TABLE {one} NO FORCE ROW LEVEL SECURITY" for one in tables),
        f"UPDATE {tables[0]} SET document = document",
        *(f"ALTER TABLE {one} FORCE ROW LEVEL SECURITY" for one in tables),
    ]


def _literal(type_: TypeEngine[Any], value: object) -> str:
    return str(literal(value, type_).compile(dialect=DIALECT, compile_kwargs={"literal_binds": True}))
