"""`python -m tests.check_generated`: what is generated and committed is what the declarations lead to.

The migrations of both trees must lead to the same database as the declarations themselves, and the OpenAPI documents
must be those of the routes.
"""

import asyncio
import difflib
import shutil
import subprocess
import sys

from domain.kernel.domains import SCOPES, Scope
from domain.kernel.entity import discover
from infrastructure.migrations.scratch import scratch
from infrastructure.postgres.databases import prepare
from infrastructure.postgres.embedded import PostgresUnavailable, binaries
from infrastructure.sql import migrate, schema
from tests.postgres import PASSWORDS, remove_left_over, server


def dump(admin_dsn: str) -> list[str]:
    """The statements of a database's schema as pg_dump writes them, in an order of their own.

    Left out are comments and the version table; columns are sorted, because one that a migration adds comes last.
    """
    command = [_pg_dump(), "--schema-only", f"--exclude-table=*.{migrate.VERSION_TABLE}", f"--dbname={admin_dsn}"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    kept = "\n".join(line for line in text.splitlines() if line and not line.startswith(("--", "\\")))
    return sorted(_sorted_columns(statement) for statement in f"{kept}\n".split(";\n") if statement)


def _sorted_columns(statement: str) -> str:
    if not statement.startswith("CREATE TABLE"):
        return statement
    first, *columns, last = statement.splitlines()
    return "\n".join((first, *sorted(column.rstrip(",") for column in columns), last))


def _pg_dump() -> str:
    try:
        return str(binaries() / "pg_dump")
    except PostgresUnavailable:
        return shutil.which("pg_dump") or "pg_dump"


def difference(before: list[str], after: list[str], *, names: tuple[str, str]) -> str:
    """What differs between two dumps, empty when nothing does."""
    old, new = (";\n".join(statements).splitlines() for statements in (before, after))
    return "\n".join(difflib.unified_diff(old, new, *names, lineterm="", n=2))


async def migrations_against_declarations(admin_dsn: str, scope: Scope) -> str:
    """How the migrated database differs from the one built from the declarations, empty when it does not."""
    discover()
    async with scratch(admin_dsn) as migrated, scratch(admin_dsn) as built:
        await migrate.upgrade(migrated.owner, scope)
        await schema.build(built.owner, scope)
        return difference(dump(migrated.admin), dump(built.admin), names=("migrations", "declarations"))


async def _check_migrations(admin_dsn: str) -> bool:
    await prepare(admin_dsn, passwords=PASSWORDS, manager="cxg_check_manager", tenants="cxg_check_tenants")
    found = {scope: await migrations_against_declarations(admin_dsn, scope) for scope in SCOPES}
    for scope, text in found.items():
        print(f"migrations of {scope}: {'as declared' if not text else 'not as declared'}")
        if text:
            print(f'{text}\nWrite the missing revision: make migration m="what changes"', file=sys.stderr)
    return not any(found.values())


def main() -> int:
    """Answers 0 when everything generated is up to date."""
    remove_left_over()
    with server() as admin_dsn:
        migrations = asyncio.run(_check_migrations(admin_dsn))
    documents = subprocess.run([sys.executable, "-m", "interfaces.http.generate", "--check"])
    return 0 if migrations and documents.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
