"""Writes the revisions that lead from the newest one to what the declarations ask for.

Two scratch databases are compared: one brought to the head of the tree, one made from the declarations. Every step
found is tried on the first one, which must then equal the second, before a file is written.
"""

from collections.abc import Sequence
from inspect import getsource
from pathlib import Path
from textwrap import indent
from typing import Literal

from alembic.autogenerate import render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation
from alembic.operations.ops import UpgradeOps
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import DOMAIN, JSONB

from domain.kernel.domains import SCOPES, Scope
from domain.kernel.entity import discover
from infrastructure.migrations.catalog import Key, Thing, read
from infrastructure.migrations.plan import NotReached, Plan, late, leftover
from infrastructure.migrations.scratch import scratch
from infrastructure.sql.migrate import config, connected, upgrade
from infrastructure.sql.schema import build
from infrastructure.sql.tables import metadata
from infrastructure.sql.value_types import Domain

OUTSIDE = "with op.get_context().autocommit_block():\n"
IMPORTS = {
    "sa.": "import sqlalchemy as sa",
    "op.": "from alembic import op",
    "postgresql.": "from sqlalchemy.dialects import postgresql",
    "Domain(": f"\n\n{getsource(Domain)}",  # as it is now: a revision stands by itself
}


async def make(message: str, admin_dsn: str) -> list[Path]:
    """Writes what both trees lack, nothing if nothing, and answers the new files; the server's roles must exist."""
    discover()
    return [file for scope in SCOPES for file in await _make(message, admin_dsn, scope)]


async def _make(message: str, admin_dsn: str, scope: Scope) -> list[Path]:
    async with scratch(admin_dsn) as upgraded, scratch(admin_dsn) as built:
        await upgrade(upgraded.owner, scope)
        await build(built.owner, scope)
        async with connected(built.owner) as connection:
            wanted = await connection.run_sync(read)
        async with connected(upgraded.owner) as connection:
            return await connection.run_sync(_write, message, wanted, scope)


def _write(connection: Connection, message: str, wanted: dict[Key, Thing], scope: Scope) -> list[Path]:
    plan = Plan(connection, metadata(scope), wanted, scope)
    written = []
    if plan.steps:
        written.append(_file(scope, message, _code(plan.steps), _code(plan.way_back)))
    if plan.indexes:
        up = [step for index in plan.indexes for step in late(index)]
        down = [leftover(index) for index in reversed(plan.indexes)]
        written.append(_file(scope, f"{message}: indexes", _outside(up), _outside(down)))
    return written


def _file(scope: Scope, message: str, up: str, down: str) -> Path:
    tree = ScriptDirectory.from_config(config(scope))
    newest = tree.get_current_head()
    imports = "\n".join(line for used, line in IMPORTS.items() if used in up + down)
    number = f"{int(newest or 0) + 1:04}"
    made = tree.generate_revision(number, message, head=newest or "base", upgrades=up, downgrades=down, imports=imports)
    if made is None:
        raise NotReached(f"Alembic wrote no revision {number}")
    return Path(made.path)


def _code(steps: Sequence[MigrateOperation]) -> str:
    lines = render_python_code(UpgradeOps(steps), render_item=_type).splitlines()
    return "\n".join(line.rstrip() for line in lines if not line.lstrip().startswith("# ###")).strip()


def _type(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """Types that Alembic writes with names that it does not import."""
    if kind == "type" and isinstance(item, Domain | DOMAIN):
        name = item.full_name if isinstance(item, Domain) else f"{item.schema}.{item.name}"
        return f"Domain({name!r})"
    return "postgresql.JSONB()" if kind == "type" and isinstance(item, JSONB) else False


def _outside(steps: Sequence[MigrateOperation]) -> str:
    """Code that runs outside of a transaction."""
    return OUTSIDE + indent(_code(steps), "    ").replace("    ", "        ", 1)
