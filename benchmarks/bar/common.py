"""Shared by every variant: settings, a JWT check, SQL text. Nothing here is imported by the real project."""

import base64, hmac, os, time
from hashlib import sha256
import orjson

SECRET = b"perf-secret-perf-secret-perf-secret"
DSN = os.environ.get("DSN", "postgresql://app_user:app_user@127.0.0.1:5499/perf")
PLAN = {
    "plan_cache_mode": os.environ.get("PLAN", "force_generic_plan")
}  # saves planning; safe when each filter combination is its own SQL
POOL = int(os.environ.get("POOL", "8"))
COLS = (
    "id code name name_en partner_type status tax_number email phone website address city country currency "
    "credit_limit payment_terms notes created_at updated_at created_by updated_by version"
).split()
WRITABLE = COLS[1:17]
MAXLEN = {"code": 40, "name": 200}
TENANT = "00000000-0000-4000-8000-%012d"
USER = "00000000-0000-4000-9000-000000000001"


def b64(b):
    return base64.urlsafe_b64encode(b).rstrip(b"=")


def token(tenant, ttl=86400, sub=USER):
    m = (
        b64(b'{"alg":"HS256","typ":"JWT"}')
        + b"."
        + b64(orjson.dumps({"sub": sub, "tenant_id": tenant, "type": "access", "exp": int(time.time()) + ttl}))
    )
    return (m + b"." + b64(hmac.digest(SECRET, m, sha256))).decode()


HEAD = b64(b'{"alg":"HS256","typ":"JWT"}')


def check(tok: bytes):
    """HS256 only, header compared as a whole (so no alg confusion), signature before payload, exp and type."""
    m, _, sig = tok.rpartition(b".")
    h, _, p = m.partition(b".")
    if h != HEAD or not hmac.compare_digest(b64(hmac.digest(SECRET, m, "sha256")), sig):
        return None
    c = orjson.loads(base64.urlsafe_b64decode(p + b"=="))
    return c if c["exp"] > time.time() and c["type"] == "access" else None


# One statement per request. The data dependency on s.t (a correlated sub-select, or LATERAL with OFFSET 0 so that it is not flattened into a
# join the planner may reorder) makes set_config run first; were it ever not to, tenant_id = s.t and the RLS policy disagree: empty, no leak.
S = "(SELECT set_config('app.tenant_id', $1, true) AS t OFFSET 0) s"
JCOLS = ", ".join(c + "::text" if c == "credit_limit" else c for c in COLS)
W = "tenant_id = s.t::uuid AND NOT is_deleted"
PAGE = f"SELECT {{}} FROM crm.partners WHERE {W} ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3"
COUNT = f"SELECT count(*) FROM crm.partners WHERE {W}"
CAP = int(os.environ.get("CAP", "0"))  # CAP=1000: count at most 1,001 rows, the answer then says "more than 1,000"
if CAP:
    COUNT = f"SELECT count(*) FROM (SELECT 1 FROM crm.partners WHERE {W} LIMIT {CAP + 1}) x"
LIST_JSON = (
    f"SELECT ({COUNT}) AS total, (SELECT convert_to(coalesce(json_agg(r), '[]')::text, 'UTF8') "
    f"FROM ({PAGE.format(JCOLS)}) r) AS items FROM {S}"
)
LIST_ROWS = f"SELECT n.*, r.* FROM {S} CROSS JOIN LATERAL ({COUNT}) n LEFT JOIN LATERAL ({PAGE.format(', '.join(COLS))}) r ON true"
GET_JSON = f"SELECT (SELECT convert_to(row_to_json(r)::text, 'UTF8') FROM (SELECT {JCOLS} FROM crm.partners WHERE {W} AND id = $2) r) FROM {S}"
GET_ROW = f"SELECT r.* FROM {S} CROSS JOIN LATERAL (SELECT {', '.join(COLS)} FROM crm.partners WHERE {W} AND id = $2 OFFSET 0) r"
_INS = (
    f"WITH i AS (INSERT INTO crm.partners (tenant_id, created_by, {', '.join(WRITABLE)}) "
    f"SELECT s.t::uuid, $2, {', '.join('$%d' % (n + 3) for n in range(16))} FROM {S} "
    "ON CONFLICT (tenant_id, code) WHERE NOT is_deleted DO NOTHING RETURNING *), "
    "a AS (INSERT INTO audt.audit_logs (tenant_id, actor_id, action, entity_type, entity_id, after) "
    "SELECT tenant_id, $2, 'CREATE', 'crm.partners', id, to_jsonb(i) FROM i) "
)
if os.environ.get("COUNTER") == "update":  # a kept total: one row per tenant and entity, updated in the same statement
    _INS = (
        _INS[:-1]
        + ", k AS (UPDATE app.row_counts SET n = n + 1 WHERE tenant_id = (SELECT t::uuid FROM s2) AND entity = 'crm.partners') "
    )
    _INS = _INS.replace(
        "WITH i AS", "WITH s2 AS MATERIALIZED (SELECT set_config('app.tenant_id', $1, true) AS t), i AS"
    )
elif os.environ.get("COUNTER") == "delta":  # append-only deltas, folded by a job: no row that everybody waits for
    _INS = (
        _INS[:-1]
        + ", k AS (INSERT INTO app.row_deltas (tenant_id, entity, d) SELECT tenant_id, 'crm.partners', 1 FROM i) "
    )
CREATE_JSON = _INS + f"SELECT convert_to(row_to_json(r)::text, 'UTF8') FROM (SELECT {JCOLS} FROM i) r"
CREATE_ROW = _INS + f"SELECT {', '.join(COLS)} FROM i"
