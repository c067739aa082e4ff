"""What the database itself guards: row-level security and grants, as SQL text made in one place.

The program logs in as a role that owns nothing. In a tenant database `cxg_app` sees the rows of the tenant that the
statement sets; in the manager database `cxg_operator`, for the platform's staff and the program itself, sees all rows,
and `cxg_app`, for a tenant's users, those that carry their tenant. `cxg_search`, as which nobody can log in, runs the
function of text search.
"""

from collections.abc import Iterator

from sqlalchemy import Table

from domain.kernel.domains import Scope
from domain.kernel.entity import Module, modules
from infrastructure.sql import search
from infrastructure.sql.tables import SCHEMA_OF_THE_PROGRAM, line_table, metadata

APP = "cxg_app"
OPERATOR = "cxg_operator"

# The sub-select makes it an init plan: worked out once a statement, and not folded to NULL before the tenant is set.
OF_THE_TENANT = "tenant_id = (SELECT NULLIF(current_setting('app.tenant_id', true), '')::uuid)"


def schemas(scope: Scope) -> list[str]:
    """The schemas of a database."""
    return sorted({table.schema for table in metadata(scope).tables.values() if table.schema})


def schema_security(schema: str, scope: Scope) -> list[str]:
    """Who may look into a schema."""
    program = [f"GRANT USAGE ON SCHEMA {schema} TO {role}" for role in _roles(scope)]
    return program + search.schema_security(schema)


def table_security(table: Table, scope: Scope) -> list[str]:
    """The policies and grants of one table."""
    full = f'{table.schema}."{table.name}"'
    rights = ", ".join(_rights(table, scope))
    statements = [f"ALTER TABLE {full} ENABLE ROW LEVEL SECURITY", f"ALTER TABLE {full} FORCE ROW LEVEL SECURITY"]
    if scope == "manager":
        statements += [
            f"CREATE POLICY operator ON {full} TO {OPERATOR} USING (true) WITH CHECK (true)",
            f"GRANT {rights} ON {full} TO {OPERATOR}",
        ]
    if "tenant_id" in table.columns:
        statements += [
            f"CREATE POLICY tenant ON {full} TO {APP} USING ({OF_THE_TENANT}) WITH CHECK ({OF_THE_TENANT})",
            f"GRANT {rights} ON {full} TO {APP}",
        ]
    elif root := _root_of_tenants(table, scope):
        of_the_root = f"EXISTS (SELECT FROM {root} r WHERE r.id = root_id)"
        statements += [
            f"CREATE POLICY tenant ON {full} TO {APP} USING ({of_the_root}) WITH CHECK ({of_the_root})",
            f"GRANT {rights} ON {full} TO {APP}",
        ]
    return statements + search.table_security(table.schema, table.name)


def _root_of_tenants(table: Table, scope: Scope) -> str | None:
    """The table of the records whose lines these are, when it carries tenants; its own policy then guards the lines."""
    for module, name in _lines(scope):
        if (module.domain, name) == (table.schema, table.name) and "tenant_id" in module.fields.fields:
            return f'{module.domain}."{module.table}"'
    return None


def _roles(scope: Scope) -> tuple[str, ...]:
    return (APP, OPERATOR) if scope == "manager" else (APP,)


def _rights(table: Table, scope: Scope) -> Iterator[str]:
    yield from ("SELECT", "INSERT")
    if not _insert_only(table, scope):
        yield "UPDATE"
    passing = table.schema == SCHEMA_OF_THE_PROGRAM and table.name in ("outbox", "receipts", "doors")
    if passing or table.schema == search.SCHEMA or _is_line(table, scope):
        yield "DELETE"


def _insert_only(table: Table, scope: Scope) -> bool:
    return any(
        module.insert_only and (module.domain, module.table) == (table.schema, table.name) for module in modules(scope)
    )


def _is_line(table: Table, scope: Scope) -> bool:
    return any((module.domain, name) == (table.schema, table.name) for module, name in _lines(scope))


def _lines(scope: Scope) -> Iterator[tuple[Module, str]]:
    return ((module, line_table(module, lines)) for module in modules(scope) for lines in module.lines)
