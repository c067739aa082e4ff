"""The statements of what passes: answers kept for their key, and events until they are delivered."""

from functools import cache

from domain.kernel.domains import Scope
from infrastructure.sql.rowsets import quoted
from infrastructure.sql.statements import EVENT_TYPES, FRAME, TENANT_IS_SET


@cache
def receipt_read(scope: Scope) -> str:
    """What was kept under a key: (actor, key, not older than)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    kept = f"core.receipts WHERE {TENANT_IS_SET} AND {mine}actor_id = $2::uuid AND key = $3 AND created_at > $4::timestamptz"
    return (
        f"{FRAME}, kept AS MATERIALIZED (SELECT digest, answer FROM {kept}) SELECT "
        "(SELECT digest FROM kept) AS digest, (SELECT answer FROM kept) AS answer"
    )


@cache
def receipt_written(scope: Scope) -> str:
    """Keeps an answer: (actor, key, digest, answer, now)."""
    key = "tenant_id, actor_id, key" if scope == "tenants" else "actor_id, key"
    return (
        f"{FRAME}, put AS (INSERT INTO core.receipts (tenant_id, actor_id, key, digest, answer, created_at) "
        f"SELECT $1::uuid, $2::uuid, $3, $4, $5, $6::timestamptz WHERE {TENANT_IS_SET} ON CONFLICT ({key}) DO UPDATE "
        "SET digest = EXCLUDED.digest, answer = EXCLUDED.answer, created_at = EXCLUDED.created_at) "
        f"SELECT true AS done"
    )


@cache
def outbox_taken(scope: Scope) -> str:
    """The oldest events that no other worker holds, taken out: (how many)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    oldest = f"SELECT id FROM core.outbox WHERE {TENANT_IS_SET} AND {mine}true ORDER BY id LIMIT $2::int"
    return (
        f"{FRAME}, oldest AS MATERIALIZED ({oldest} FOR UPDATE SKIP LOCKED), taken AS (DELETE FROM core.outbox "
        f"WHERE {TENANT_IS_SET} AND {mine}id IN (SELECT id FROM oldest) RETURNING {quoted(EVENT_TYPES)}) "
        f"SELECT (SELECT coalesce(json_agg(t ORDER BY t.id), '[]') FROM taken t) AS events"
    )


@cache
def receipts_dropped(scope: Scope) -> str:
    """Forgets answers that are past their time: (older than)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    return (
        f"{FRAME}, gone AS (DELETE FROM core.receipts WHERE {TENANT_IS_SET} AND {mine}created_at < $2::timestamptz) "
        f"SELECT true AS done"
    )
