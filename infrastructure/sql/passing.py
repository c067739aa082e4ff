"""The statements of what passes: answers kept for their key, and events until they are delivered."""

from functools import cache

from domain.kernel.domains import Scope
from infrastructure.sql.rowsets import quoted
from infrastructure.sql.statements import ADMITTED, EVENT_TYPES, FRAMES


@cache
def receipt_read(scope: Scope) -> str:
    """What was kept under a key: (actor, key, not older than)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    kept = f"core.receipts WHERE {ADMITTED} AND {mine}actor_id = $3::uuid AND key = $4 AND created_at > $5::timestamptz"
    return (
        f"{FRAMES[scope]}, kept AS MATERIALIZED (SELECT digest, answer FROM {kept}) SELECT {ADMITTED} AS admitted, "
        "(SELECT digest FROM kept) AS digest, (SELECT answer FROM kept) AS answer"
    )


@cache
def receipt_written(scope: Scope) -> str:
    """Keeps an answer: (actor, key, digest, answer, now)."""
    key = "tenant_id, actor_id, key" if scope == "tenants" else "actor_id, key"
    return (
        f"{FRAMES[scope]}, put AS (INSERT INTO core.receipts (tenant_id, actor_id, key, digest, answer, created_at) "
        f"SELECT $1::uuid, $3::uuid, $4, $5, $6, $7::timestamptz WHERE {ADMITTED} ON CONFLICT ({key}) DO UPDATE "
        "SET digest = EXCLUDED.digest, answer = EXCLUDED.answer, created_at = EXCLUDED.created_at) "
        f"SELECT {ADMITTED} AS admitted"
    )


@cache
def outbox_taken(scope: Scope) -> str:
    """The oldest events that no other worker holds, taken out: (how many)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    oldest = f"SELECT id FROM core.outbox WHERE {ADMITTED} AND {mine}true ORDER BY id LIMIT $3::int"
    return (
        f"{FRAMES[scope]}, oldest AS MATERIALIZED ({oldest} FOR UPDATE SKIP LOCKED), taken AS (DELETE FROM core.outbox "
        f"WHERE {ADMITTED} AND {mine}id IN (SELECT id FROM oldest) RETURNING {quoted(EVENT_TYPES)}) "
        f"SELECT {ADMITTED} AS admitted, (SELECT coalesce(json_agg(t ORDER BY t.id), '[]') FROM taken t) AS events"
    )


@cache
def receipts_dropped(scope: Scope) -> str:
    """Forgets answers that are past their time: (older than)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    return (
        f"{FRAMES[scope]}, gone AS (DELETE FROM core.receipts WHERE {ADMITTED} AND {mine}created_at < $3::timestamptz) "
        f"SELECT {ADMITTED} AS admitted"
    )
