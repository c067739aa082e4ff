"""The bare program on our own table: it answers, from crm.partners, the very documents that the product answers.

It sets the tenant in the statement, obeys row-level security, checks the token's signature, counts the total, and writes
the document and the audit row with a new record; it knows neither sessions nor permissions, nor rules beyond the form of
the body.
"""

import decimal
import uuid
from datetime import UTC, datetime
from typing import Annotated, Optional

import common
import msgspec

from benchmarks.shared import EMPTY, WRITTEN

_S = common.S
_W = "t.tenant_id = s.t::uuid AND NOT t.is_deleted"
_PAGE = f"SELECT t.document FROM crm.partners t WHERE {_W} ORDER BY t.id DESC LIMIT $2 OFFSET $3"
common.LIST_JSON = (
    f"SELECT (SELECT count(*) FROM crm.partners t WHERE {_W}) AS total, "
    "(SELECT convert_to('[' || coalesce(string_agg(r.document, ','), '') || ']', 'UTF8') "
    f"FROM ({_PAGE}) r) AS items FROM {_S}"
)
common.GET_JSON = (
    f"SELECT (SELECT convert_to(t.document, 'UTF8') FROM crm.partners t WHERE {_W} AND t.id = $2) FROM {_S}"
)
_VALUES = ", ".join(f"${place}" for place in range(6, 6 + len(WRITTEN)))
common.CREATE_JSON = (
    "WITH i AS (INSERT INTO crm.partners (tenant_id, created_by, id, created_at, updated_at, document, is_supplier, "
    f"country, locale, currency, invoice_timing, status, {', '.join(WRITTEN)}) "
    "SELECT s.t::uuid, $2::uuid, $3::uuid, $4::timestamptz, $4::timestamptz, $5::text, false, 'KR', 'ko-KR', 'KRW', "
    f"'MANUAL', 'PROSPECT', {_VALUES} FROM {_S} RETURNING tenant_id, id), "
    "a AS (INSERT INTO sys.audit_logs (tenant_id, id, occurred_at, actor_type, actor_id, action, entity, entity_id, "
    "changes) SELECT tenant_id, gen_random_uuid(), now(), 'USER', $2::uuid::text, 'CREATE', 'crm.Partner', id::text, "
    "$5::text::json FROM i) SELECT id FROM i"
)

import limit  # noqa: E402 - it takes over the statements as it is imported


class In(msgspec.Struct, forbid_unknown_fields=True):
    """The body of a create, in the order of WRITTEN."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    legal_name: Optional[str] = None
    kind: str = "COMPANY"
    is_customer: bool = False
    representative_name: Optional[str] = None
    business_type: Optional[str] = None
    email: Optional[str] = None
    phone: Optional[str] = None
    website: Optional[str] = None
    industry: Optional[str] = None
    annual_revenue: Optional[decimal.Decimal] = None
    employee_count: Optional[int] = None


_read = msgspec.json.Decoder(In).decode
_write = msgspec.json.Encoder().encode


async def create(token, body):
    """Makes the document that is written and answered."""
    try:
        given = _read(body)
    except msgspec.ValidationError:
        return limit.err(b"VALIDATION_ERROR", 422)
    id, now, by = uuid.uuid4(), datetime.now(UTC), token["sub"]
    stamps = {"id": id, "version": 1, "created_at": now.isoformat(), "updated_at": now.isoformat(), "created_by": by}
    document = _write(EMPTY | msgspec.structs.asdict(given) | stamps)
    values = msgspec.structs.astuple(given)
    await limit.pool.fetch(limit.CREATE, token["tenant_id"], by, id, now, document.decode(), *values)
    return 201, b'{"success":true,"data":%b,"error":null}' % document


limit.op_create = create
app = limit.app
