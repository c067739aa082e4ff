"""THE LIMIT and its near relatives. VARIANT = asgi-pg (the limit) | asgi-orjson | asgi-msgspec | starlette-pg | fastapi-raw.
All: asyncpg, one statement = one round trip per request, RLS on, JWT signature checked on every request.
AUTH=cache keeps checked tokens; PG=pool uses asyncpg.Pool with its default reset query; PG=poolnr the same without reset.
TX=3|4 puts the statement into an explicit transaction of 3 or 4 round trips (for code that needs several statements)."""

import asyncio, datetime, decimal, os, time, uuid
from typing import Annotated, Literal, Optional
from urllib.parse import parse_qsl
import asyncpg, msgspec, orjson
from common import *

VARIANT = os.environ.get("VARIANT", "asgi-pg")
CACHE, TX = os.environ.get("AUTH") == "cache", int(os.environ.get("TX", "0"))
MODE = {"asgi-orjson": "orjson", "asgi-msgspec": "msgspec"}.get(VARIANT, "pg")
LIST, GET, CREATE = (LIST_JSON, GET_JSON, CREATE_JSON) if MODE == "pg" else (LIST_ROWS, GET_ROW, CREATE_ROW)


class Lifo:
    """Smallest honest pool: nothing to reset, since set_config(..., true) ends with its own implicit transaction."""

    def __init__(self):
        self.free, self.waiters = [], []

    async def fetch(self, sql, *args):
        if self.free:
            c = self.free.pop()
        else:
            f = asyncio.get_running_loop().create_future()
            self.waiters.append(f)
            c = await f
        try:
            if not TX:
                return await c.fetch(sql, *args)
            if TX == 3:
                await c.execute(f"BEGIN; SELECT set_config('app.tenant_id', '{uuid.UUID(args[0])}', true)")
            else:
                await c.execute("BEGIN")
                await c.fetchval("SELECT set_config('app.tenant_id', $1, true)", args[0])
            r = await c.fetch(sql, *args)
            await c.execute("COMMIT")
            return r
        finally:
            if self.waiters:
                self.waiters.pop(0).set_result(c)
            else:
                self.free.append(c)


class Plain(asyncpg.Connection):
    def get_reset_query(self):
        return ""


pool = None


async def start():
    global pool
    kind = os.environ.get("PG", "lifo")
    if kind == "lifo":
        pool = Lifo()
        pool.free = [await asyncpg.connect(DSN, server_settings=PLAN) for _ in range(POOL)]
    else:
        pool = await asyncpg.create_pool(
            DSN,
            server_settings=PLAN,
            min_size=POOL,
            max_size=POOL,
            connection_class=Plain if kind == "poolnr" else asyncpg.Connection,
        )


_seen = {}


def auth(tok: bytes):
    if not CACHE:
        return check(tok)
    c = _seen.get(tok)
    if c is None:
        c = check(tok)
        if c:
            if len(_seen) > 10000:
                _seen.clear()
            _seen[tok] = c
    elif c["exp"] < time.time():
        return None
    return c


class In(msgspec.Struct, forbid_unknown_fields=True):
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    name_en: Optional[str] = None
    partner_type: Literal["CUSTOMER", "SUPPLIER", "BOTH"] = "CUSTOMER"
    status: Literal["ACTIVE", "INACTIVE", "BLOCKED"] = "ACTIVE"
    tax_number: Optional[str] = None
    email: Optional[str] = None
    phone: Optional[str] = None
    website: Optional[str] = None
    address: Optional[str] = None
    city: Optional[str] = None
    country: str = "KR"
    currency: str = "KRW"
    credit_limit: decimal.Decimal = decimal.Decimal(0)
    payment_terms: int = 30
    notes: Optional[str] = None


dec = msgspec.json.Decoder(In)
Out = msgspec.defstruct("Out", [("id", uuid.UUID)] + [(c, object) for c in COLS[1:]], gc=False)
enc = msgspec.json.Encoder(decimal_format="string")
OJ = orjson.OPT_NON_STR_KEYS


def default(o):
    if isinstance(o, decimal.Decimal):
        return str(o)
    if isinstance(o, uuid.UUID):
        return str(o)  # asyncpg's own UUID subclass
    raise TypeError


def ser(rows):  # a list of records -> JSON array
    if MODE == "orjson":
        return orjson.dumps([dict(zip(COLS, r)) for r in rows], default=default)
    return enc.encode([Out(*r) for r in rows])


async def op_list(c, page, size):
    rows = await pool.fetch(LIST, c["tenant_id"], size, (page - 1) * size)
    total = rows[0][0]
    if MODE == "pg":
        items = rows[0][1]
    else:
        items = ser([r[1:] if MODE == "msgspec" else tuple(r)[1:] for r in rows]) if rows[0][1] else b"[]"
    return (
        200,
        b'{"success":true,"data":{"items":%b,"total":%d,"page":%d,"page_size":%d,"total_pages":%d},"error":null}'
        % (items, total, page, size, -(-total // size)),
    )


def one(rows, ok, missing):
    if not rows or rows[0][0] is None:
        return missing
    return ok, b'{"success":true,"data":%b,"error":null}' % (rows[0][0] if MODE == "pg" else ser([rows[0]])[1:-1])


def err(code, s):
    return s, b'{"success":false,"data":null,"error":{"code":"%b","message":"","detail":null}}' % code


async def op_get(c, id):
    return one(await pool.fetch(GET, c["tenant_id"], id), 200, err(b"RESOURCE_NOT_FOUND", 404))


async def op_create(c, body):
    try:
        d = dec.decode(body)
    except msgspec.ValidationError:
        return err(b"VALIDATION_ERROR", 422)
    return one(
        await pool.fetch(CREATE, c["tenant_id"], c["sub"], *msgspec.structs.astuple(d)),
        201,
        err(b"RESOURCE_ALREADY_EXISTS", 409),
    )


P = "/api/v1/tenants/crm/partners"
NO = err(b"AUTHENTICATION_REQUIRED", 401)
JSON = [(b"content-type", b"application/json")]


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        await receive()
        await start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    c = None
    for k, v in scope["headers"]:
        if k == b"authorization":
            c = auth(v[7:])
            break
    path, m = scope["path"], scope["method"]
    if c is None:
        st, b = NO
    elif not path.startswith(P):
        st, b = err(b"RESOURCE_NOT_FOUND", 404)
    elif m == "POST":
        body = b""
        while True:
            r = await receive()
            body += r.get("body", b"")
            if not r.get("more_body"):
                break
        st, b = await op_create(c, body)
    elif len(path) == len(P):
        q = dict(parse_qsl(scope["query_string"].decode()))
        try:
            page, size = max(1, int(q.get("page", 1))), min(100, max(1, int(q.get("page_size", 20))))
        except ValueError:
            page = 0
        st, b = await op_list(c, page, size) if page else err(b"VALIDATION_ERROR", 422)
    else:
        try:
            u = uuid.UUID(path[len(P) + 1 :])
        except ValueError:
            u = None
        st, b = await op_get(c, u) if u else err(b"VALIDATION_ERROR", 422)
    await send({"type": "http.response.start", "status": st, "headers": JSON + [(b"content-length", b"%d" % len(b))]})
    await send({"type": "http.response.body", "body": b})


if VARIANT == "starlette-pg":
    from contextlib import asynccontextmanager
    from starlette.applications import Starlette
    from starlette.responses import Response
    from starlette.routing import Route

    def guard(f):
        async def h(req):
            c = auth(req.headers.get("authorization", "")[7:].encode())
            st, b = await f(c, req) if c else NO
            return Response(b, st, media_type="application/json")

        return h

    @asynccontextmanager
    async def life(_):
        await start()
        yield

    app = Starlette(
        lifespan=life,
        routes=[
            Route(
                P,
                guard(
                    lambda c, r: op_list(
                        c, int(r.query_params.get("page", 1)), int(r.query_params.get("page_size", 20))
                    )
                ),
                methods=["GET"],
            ),
            Route(P + "/{id:uuid}", guard(lambda c, r: op_get(c, r.path_params["id"])), methods=["GET"]),
            Route(P, guard(lambda c, r: _post(c, r)), methods=["POST"]),
        ],
    )

    async def _post(c, r):
        return await op_create(c, await r.body())


if VARIANT == "fastapi-raw":
    from contextlib import asynccontextmanager
    from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
    from fastapi.security import OAuth2PasswordBearer

    bearer = OAuth2PasswordBearer("/login")

    async def user(t: str = Depends(bearer)):
        c = auth(t.encode())
        if not c:
            raise HTTPException(401)
        return c

    @asynccontextmanager
    async def life(_):
        await start()
        yield

    app = FastAPI(lifespan=life)

    def R(r):
        return Response(r[1], r[0], media_type="application/json")

    @app.get(P)
    async def _l(c: dict = Depends(user), page: int = Query(1, ge=1), page_size: int = Query(20, ge=1, le=100)):
        return R(await op_list(c, page, page_size))

    @app.get(P + "/{id}")
    async def _g(id: uuid.UUID, c: dict = Depends(user)):
        return R(await op_get(c, id))

    @app.post(P)
    async def _c(req: Request, c: dict = Depends(user)):
        return R(await op_create(c, await req.body()))
