"""Fills the table of the text search: from the outbox what was changed, and from the modules' tables what is missing.

Of a module of a tenant `search.progress` holds what its texts are made of (`key`) and the id up to which they are
there (`reached`, null when all are). Without a row nothing is kept, and searches look through the list:

- A row is made when the module has more records than a search looks into anyway. From then on each change is indexed
  when its event is delivered, and batches go through the records that were there before.
- A worker that takes events out of the outbox holds the row to its end, so that no batch of other texts begins
  meanwhile. One that declares other texts removes the row; what has its place is then made from the beginning.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from domain.kernel.entity import NIL, Module, modules
from infrastructure.sql.pool import Connection
from infrastructure.sql.search import NEAR, PROGRESS, RECORDS, SCHEMA, indexed, key, texts
from infrastructure.sql.statements import FRAME, TENANT_IS_SET

BATCH = 500
"""Records that one statement takes in."""
_MINE = f"{TENANT_IS_SET} AND tenant_id = $1::uuid"
_PUT = (
    f"INSERT INTO {SCHEMA}.{RECORDS} (tenant_id, entity, id, version, texts) SELECT $1::uuid, '%s', id, version, texts "
    "FROM named WHERE NOT is_deleted ORDER BY id ON CONFLICT (tenant_id, entity, id) DO UPDATE "
    "SET version = EXCLUDED.version, texts = EXCLUDED.texts WHERE records.version %s EXCLUDED.version"
)
_HELD = f"""{FRAME}, wanted AS MATERIALIZED (SELECT * FROM unnest($2::text[], $3::text[]) AS w(entity, key)),
others AS (DELETE FROM {SCHEMA}.{PROGRESS} p USING wanted w WHERE {_MINE} AND p.entity = w.entity AND p.key <> w.key),
held AS MATERIALIZED (
    SELECT p.entity FROM {SCHEMA}.{PROGRESS} p JOIN wanted w USING (entity, key) WHERE {_MINE} ORDER BY 1 FOR SHARE OF p
) SELECT ARRAY(SELECT entity FROM held) AS entities"""
_UNFINISHED = f"""{FRAME} SELECT
ARRAY(SELECT entity FROM {SCHEMA}.{PROGRESS} WHERE {_MINE} AND reached IS NOT NULL ORDER BY entity) AS entities"""


class Indexing:
    """What the worker does for the search of one tenant, as the program's role on a connection of the tenant's database."""

    def __init__(self) -> None:
        self._modules = {module.code: module for module in modules("tenants") if indexed(module)}

    async def index(self, connection: Connection, tenant_id: UUID, events: Iterable[Mapping[str, Any]]) -> None:
        """Indexes the records that events name, in the transaction that takes these out of the outbox."""
        named: dict[str, set[UUID]] = {}
        for event in events:
            if event["entity"] in self._modules:
                named.setdefault(event["entity"], set()).add(UUID(event["entity_id"]))
        if not named:
            return
        keys = [key(self._modules[code]) for code in named]
        held = await connection.row(_HELD, tenant_id, list(named), keys)
        for code in held["entities"] if held else ():
            await connection.row(_changed(self._modules[code]), tenant_id, sorted(named[code]))

    async def look(self, connection: Connection, tenant_id: UUID) -> bool:
        """Begins with the modules that lack an index; says whether there is any to be completed."""
        await connection.row(_begun(), tenant_id, NIL)
        return bool(await self._unfinished(connection, tenant_id))

    async def complete(self, connection: Connection, tenant_id: UUID) -> int:
        """Indexes one batch of what is missing; how many records that were, 0 when nothing is left to this worker."""
        for code in await self._unfinished(connection, tenant_id):
            if code in self._modules:
                done = await connection.row(_batch(self._modules[code]), tenant_id)
                if done is not None and done["held"]:
                    return max(1, int(done["count"]))
        return 0

    async def _unfinished(self, connection: Connection, tenant_id: UUID) -> list[str]:
        found = await connection.row(_UNFINISHED, tenant_id)
        return list(found["entities"]) if found else []


def _named(module: Module, which: str) -> str:
    return (
        f", named AS MATERIALIZED (SELECT t.id, t.version, t.is_deleted, lower({texts(module, 't.')}) AS texts "
        f'FROM {module.domain}."{module.table}" t WHERE {_MINE} AND {which})'
    )


@cache
def _changed(module: Module) -> str:
    """Puts in records as they are now, and takes out those that are deleted: (ids)."""
    # two workers may come with two changes of a record, in either order
    gone = (
        f"DELETE FROM {SCHEMA}.{RECORDS} r USING named n WHERE r.tenant_id = $1::uuid AND r.entity = '{module.code}' "
        "AND r.id = n.id AND n.is_deleted AND r.version <= n.version"
    )
    return (
        f"{FRAME}{_named(module, 't.id = ANY($2::uuid[])')}, put AS ({_PUT % (module.code, '<')}), gone AS ({gone}) "
        f"SELECT true AS done"
    )


@cache
def _batch(module: Module) -> str:
    """Puts in the next records of a module, over texts of another form too, and says how far that is."""
    row = f"tenant_id = $1::uuid AND entity = '{module.code}'"
    place = (
        f"SELECT reached FROM {SCHEMA}.{PROGRESS} WHERE {TENANT_IS_SET} AND {row} AND key = '{key(module)}' "
        "AND reached IS NOT NULL FOR UPDATE SKIP LOCKED"
    )
    next_ones = f"NOT t.is_deleted AND t.id > (SELECT reached FROM place) ORDER BY t.id LIMIT {BATCH}"
    last = f"CASE WHEN (SELECT count(*) FROM named) = {BATCH} THEN (SELECT id FROM named ORDER BY id DESC LIMIT 1) END"
    return (
        f"{FRAME}, place AS MATERIALIZED ({place}){_named(module, next_ones)}, put AS ({_PUT % (module.code, '<=')}), "
        f"moved AS (UPDATE {SCHEMA}.{PROGRESS} SET reached = {last} WHERE EXISTS (SELECT FROM place) AND {row}) "
        f"SELECT EXISTS (SELECT FROM place) AS held, (SELECT count(*) FROM named) AS count"
    )


@cache
def _begun() -> str:
    """Begins with the modules that have more records than a search looks into anyway: (the least id)."""
    large = " UNION ALL ".join(_large(module) for module in modules("tenants") if indexed(module))
    return (
        f"{FRAME}, large AS MATERIALIZED ({large}), begun AS (INSERT INTO {SCHEMA}.{PROGRESS} AS p "
        "(tenant_id, entity, key, reached) SELECT $1::uuid, entity, key, $2::uuid FROM large ORDER BY entity "
        "ON CONFLICT (tenant_id, entity) DO UPDATE SET key = EXCLUDED.key, reached = EXCLUDED.reached "
        f"WHERE p.key <> EXCLUDED.key) SELECT true AS done"
    )


def _large(module: Module) -> str:
    # in the order of the key, so that nothing but its index is read
    beyond = (
        f'SELECT t.id FROM {module.domain}."{module.table}" t WHERE {_MINE} AND NOT t.is_deleted '
        f"ORDER BY t.tenant_id, t.id LIMIT 1 OFFSET {NEAR}"
    )
    return f"SELECT '{module.code}' AS entity, '{key(module)}' AS key WHERE ({beyond}) IS NOT NULL"
