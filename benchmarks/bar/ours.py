"""The bare program on our own table: it answers, from crm.partners, the very documents that the product answers.

It sets the tenant in the statement, obeys row-level security, checks the token's signature, counts the total and writes
the audit row with a new record; it knows neither sessions nor permissions, nor rules beyond the form of the body.
"""

import decimal
from typing import Annotated, Optional

import common
import msgspec

from benchmarks.shared import SELECT_LIST, WRITTEN

_S = common.S
_W = "t.tenant_id = s.t::uuid AND NOT t.is_deleted"
_PAGE = f"SELECT {SELECT_LIST} FROM crm.partners t WHERE {_W} ORDER BY t.id DESC LIMIT $2 OFFSET $3"
common.LIST_JSON = (
    f"SELECT (SELECT count(*) FROM crm.partners t WHERE {_W}) AS total, "
    "(SELECT convert_to('[' || coalesce(string_agg(row_to_json(r)::text, ','), '') || ']', 'UTF8') "
    f"FROM ({_PAGE}) r) AS items FROM {_S}"
)
common.GET_JSON = (
    f"SELECT (SELECT convert_to(row_to_json(r)::text, 'UTF8') FROM (SELECT {SELECT_LIST} FROM crm.partners t "
    f"WHERE {_W} AND t.id = $2) r) FROM {_S}"
)
_VALUES = ", ".join(f"${place}" for place in range(3, 3 + len(WRITTEN)))
common.CREATE_JSON = (
    "WITH i AS (INSERT INTO crm.partners (tenant_id, created_by, id, is_supplier, country, locale, currency, "
    f"invoice_timing, status, addresses, bank_accounts, {', '.join(WRITTEN)}) "
    "SELECT s.t::uuid, $2::uuid, gen_random_uuid(), false, 'KR', 'ko-KR', 'KRW', 'MANUAL', 'PROSPECT', '[]', '[]', "
    f"{_VALUES} FROM {_S} RETURNING *), "
    "a AS (INSERT INTO sys.audit_logs (tenant_id, id, occurred_at, actor_type, actor_id, action, entity, entity_id, "
    "changes) SELECT tenant_id, gen_random_uuid(), now(), 'USER', $2::uuid::text, 'CREATE', 'crm.Partner', id::text, "
    "to_json(i) FROM i) "
    f"SELECT convert_to(row_to_json(r)::text, 'UTF8') FROM (SELECT {SELECT_LIST} FROM i t, {_S}) r"
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


limit.dec = msgspec.json.Decoder(In)
app = limit.app
