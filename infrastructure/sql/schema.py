"""A whole database made directly from the declarations, without migrations: what the migrations must lead to."""

import asyncpg
from sqlalchemy import ForeignKeyConstraint, Index, make_url
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, DDLElement, SetTableComment

from domain.kernel.domains import Scope
from domain.kernel.entity import modules
from infrastructure.sql import search
from infrastructure.sql.documents import document_triggers
from infrastructure.sql.security import schema_security, schemas, table_security
from infrastructure.sql.tables import metadata
from infrastructure.sql.value_types import value_types

DIALECT = make_url("postgresql+asyncpg://").get_dialect()()


def statements(scope: Scope) -> list[str]:
    """Every statement that makes an empty database of this scope, in order; `discover()` must have run."""
    made = []
    for schema in schemas(scope):
        made += [f"CREATE SCHEMA {schema}", *schema_security(schema, scope)]
    made += search.functions(scope)
    made += [statement for one in value_types(scope) for statement in one.create]
    tables = [table for _, table in sorted(metadata(scope).tables.items())]
    for table in tables:
        made.append(_sql(CreateTable(table, include_foreign_key_constraints=[])))
        made += [_sql(CreateIndex(index)) for index in sorted(table.indexes, key=_name)]
        made += [_sql(SetTableComment(table))] if table.comment else []
    # Records point at each other in circles, so no order of tables would do.
    for table in tables:
        made += [_sql(AddConstraint(key)) for key in sorted(table.foreign_key_constraints, key=_name)]
    made += [statement for table in tables for statement in table_security(table, scope)]
    return made + [statement for module in modules(scope) for statement in document_triggers(module)]


async def build(owner_dsn: str, scope: Scope) -> None:
    """Makes the schemas, tables, policies, grants and triggers in an empty database, all or nothing."""
    connection = await asyncpg.connect(owner_dsn)
    try:
        await connection.execute(";\n".join(statements(scope)))
    finally:
        await connection.close()


def _sql(element: DDLElement) -> str:
    return str(element.compile(dialect=DIALECT)).strip()


def _name(item: Index | ForeignKeyConstraint) -> str:
    return str(item.name)
