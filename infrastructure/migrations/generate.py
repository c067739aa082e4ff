"""Writes the revision that leads from the newest one to what the declarations ask for.

Two scratch databases are compared: one brought to the head of the tree, one made from the declarations. Alembic's
autogenerate works out tables, columns, indexes and foreign keys; PostgreSQL's catalogue shows what it does not see.
Every step is tried on the first scratch database, which must equal the second one before a file is written.
"""

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from textwrap import indent
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import uuid4

import asyncpg
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.render import renderers
from alembic.operations import MigrateOperation, Operations
from alembic.operations.ops import (
    AddColumnOp,
    AlterColumnOp,
    CreateForeignKeyOp,
    CreateTableOp,
    DowngradeOps,
    ModifyTableOps,
    UpgradeOps,
)
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, ForeignKeyConstraint, literal
from sqlalchemy.dialects.postgresql.asyncpg import dialect

from domain.kernel.domains import SCOPES, Scope
from domain.kernel.entity import discover, modules
from infrastructure.migrations.catalog import Key, Thing, in_order, read
from infrastructure.postgres.databases import EXTENSIONS, OWNER, drop
from infrastructure.sql import schema
from infrastructure.sql.migrate import config, connected, options, upgrade
from infrastructure.sql.security import table_security
from infrastructure.sql.tables import line_table


class NotReached(Exception):
    """No revision that can be written leads to what the declarations ask for; the message lists what stays different."""


class Sql(MigrateOperation):
    """Statements, and those that undo them."""

    def __init__(self, up: Iterable[str], down: Iterable[str] = ()) -> None:
        self.up, self.down = tuple(up), tuple(down)

    def reverse(self) -> "Sql":
        """The way back."""
        return Sql(self.down, self.up)

    def to_diff_tuple(self) -> tuple[Any, ...]:
        """As Alembic lists differences."""
        return ("execute", *self.up)


@Operations.implementation_for(Sql)
def _execute(operations: Operations, operation: Sql) -> None:
    for statement in operation.up:
        operations.get_bind().exec_driver_sql(statement)


@renderers.dispatch_for(Sql)
def _render(_: AutogenContext, operation: Sql) -> list[str]:
    return [f"op.execute({_quoted(statement)})" for statement in operation.up]


def _quoted(statement: str) -> str:
    # op.execute reads `:name` as a parameter unless it is escaped; `::type` is none.
    escaped = re.sub(r"(?<!:):(?=\w)", r"\\:", statement)
    if len(statement) < 100 and "\n" not in statement:
        return repr(escaped)
    return '"""\n' + indent(escaped.replace("\\", "\\\\").strip(), "    ") + '\n"""'
