"""The edge of the HTTP interface: what every request passes, whatever its route.

One ASGI class, because each further one costs every request a coroutine and a wrapper. It gives the request its id and its limits,
the answer its headers, and turns what nobody handled into an envelope that tells nothing of the inside.
"""

import asyncio
import re
from collections.abc import Awaitable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from itertools import count
from secrets import token_hex
from time import perf_counter
from typing import Any, Protocol

import structlog
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interfaces.http.envelope import error_body
from interfaces.messages import language, translate

_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_CLIENT_CLOSED = 499  # as nginx logs it: nobody was there to take the answer
_SLOWEST_UPLOAD = 32_768  # bytes a second: what arrives at this pace earns a large body more time

log = structlog.get_logger("cxg.http")


class Observer(Protocol):
    """Told of each request when it is over: metrics, the access log."""

    def __call__(self, scope: Scope, status: int, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """Limits and headers of the edge; sizes in bytes, times in seconds."""

    production: bool = True
    max_body: int = 1_048_576
    larger_bodies: Mapping[str, int] = field(default_factory=dict)  # path prefix -> bytes, for uploads
    body_timeout: float = 30.0
    request_timeout: float = 30.0
    cors_origins: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for origin in self.cors_origins:
            if not re.fullmatch(r"https?://[^/*\s]+", origin):
                raise ValueError(f"a CORS origin is written as scheme://host[:port], not {origin!r}")

    def body_limit(self, path: str) -> int:
        """The most bytes a request to `path` may carry."""
        for prefix, limit in self.larger_bodies.items():
            if path.startswith(prefix):
                return limit
        return self.max_body


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer given in the place of the application's."""

    status: int
    code: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)


BODY_LATE = Refusal(408, "BODY_TIMEOUT", "the request body did not arrive in time")
LATE = Refusal(
    504, "REQUEST_TIMEOUT", "the answer took too long; look whether the change was made before you try again"
)
STOPPING = Refusal(503, "UNAVAILABLE", "the server is stopping; try again in a moment")
BROKEN = Refusal(500, "INTERNAL_ERROR", "something went wrong on our side; name the request id when you ask about it")


def _too_large(limit: int) -> Refusal:
    return Refusal(413, "BODY_TOO_LARGE", "the request body is larger than {limit} bytes", {"limit": limit})


def security_headers(production: bool, api: bool) -> dict[bytes, bytes]:
    """What a browser is told on every answer; a page that needs more sends its own header of that name."""
    headers = {
        b"x-content-type-options": b"nosniff",
        b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
        b"referrer-policy": b"no-referrer",
    }
    if api:
        headers[b"cache-control"] = b"no-store"
    if production:
        headers[b"strict-transport-security"] = b"max-age=63072000; includeSubDomains"
    return headers


def refusal_response(refusal: Refusal, request_id: str, accept_language: bytes | None) -> Response:
    """The envelope of a refusal, in the caller's language; it names the request, nothing else."""
    message = translate(refusal.message, language(accept_language), refusal.params)
    body = error_body(refusal.code, message, {"request_id": request_id})
    response = Response(body, refusal.status, media_type="application/json")
    if refusal.status == STOPPING.status:
        response.headers["retry-after"] = "1"
    return response


async def unexpected_error(request: Request, error: Exception) -> Response:
    """FastAPI's handler for `Exception`: the same envelope when FastAPI itself stands between the edge and the error."""
    return refusal_response(
        BROKEN, request.state.request_id, request.headers.get("accept-language", "").encode("latin-1")
    )


async def _nothing() -> None:
    """What sending to a request that is already refused comes to."""


class _Exchange:
    """One request and its answer on their way through the edge."""

    __slots__ = (
        "body_done", "body_limit", "due", "expired", "from_client", "reading", "received", "refusal",
        "request_id", "security", "settings", "started", "status", "task", "to_client",
    )  # fmt: skip

    def __init__(self, settings: EdgeSettings, security: Mapping[bytes, bytes], receive: Receive, send: Send) -> None:
        self.settings = settings
        self.security = security
        self.from_client = receive
        self.to_client = send
        self.started = perf_counter()
        self.due = self.started + settings.request_timeout
        self.request_id = b""
        self.status = 0
        self.received = 0
        self.body_limit = settings.max_body
        self.reading = self.body_done = self.expired = False
        self.refusal: Refusal | None = None
        self.task: asyncio.Task[Any] | None = asyncio.current_task()

    def send(self, message: Message) -> Awaitable[None]:
        """Adds the headers to an answer's start; a stream earns a new time limit with each piece."""
        if message["type"] == "http.response.start":
            if self.refusal is not None:
                return _nothing()
            self.status = message["status"]
            message["headers"] = self._headers(message.get("headers", ()))
        elif self.status == 0:
            return _nothing()
        elif message.get("more_body"):
            self.due = perf_counter() + self.settings.request_timeout
        return self.to_client(message)

    def _headers(self, given: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        headers = list(given)
        ours = self.security
        own = [name for name, _ in headers if name in ours]
        if own:
            headers += [item for item in ours.items() if item[0] not in own]
        else:
            headers += ours.items()
        headers.append((b"x-request-id", self.request_id))
        return headers

    async def receive(self) -> Message:
        """Counts the body's bytes and the time they take; past a limit the client seems gone, so that the handler ends."""
        if self.body_done:
            return await self.from_client()
        self.reading = True
        self.due = self.started + self.settings.body_timeout + self.received / _SLOWEST_UPLOAD
        message = await self.from_client()
        self.reading = False
        self.due = perf_counter() + self.settings.request_timeout
        self.body_done = not message.get("more_body", False)
        self.received += len(message.get("body", b""))
        if self.received > self.body_limit:
            self.refusal = _too_large(self.body_limit)
            self.body_done = True
            return {"type": "http.disconnect"}
        return message


class _Overseer:
    """Ends the requests that run past their time.

    One look at all of them twice a second costs a request a tenth of what a timer of its own would (0.4 against 4 microseconds).
    """

    def __init__(self, interval: float) -> None:
        self.running: set[_Exchange] = set()
        self._interval = interval
        self._loop: asyncio.AbstractEventLoop | None = None

    def watch(self, exchange: _Exchange) -> None:
        """Has the exchange's task cancelled once it is overdue; `running.discard` ends that."""
        self.running.add(exchange)
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop = loop
            loop.call_later(self._interval, self._look)

    def _look(self) -> None:
        now = perf_counter()
        for exchange in self.running:
            if exchange.due < now and not exchange.expired and exchange.task is not None:
                exchange.expired = True
                exchange.task.cancel()
        if self.running and self._loop is not None:
            self._loop.call_later(self._interval, self._look)
        else:
            self._loop = None


class Edge:
    """Wraps the whole application; the outermost of all that runs inside the server."""

    def __init__(self, app: ASGIApp, settings: EdgeSettings, observers: Iterable[Observer] = ()) -> None:
        self._app = app
        self._settings = settings
        self._observers = tuple(observers)
        self._api_headers = security_headers(settings.production, api=True)
        self._page_headers = security_headers(settings.production, api=False)
        self._overseer = _Overseer(min(0.5, settings.request_timeout / 4, settings.body_timeout / 4))
        self._prefix = token_hex(8)
        self._numbers = count(1)
        self._cross_origin = _cors(app, settings) if settings.cors_origins else None

    @property
    def in_flight(self) -> int:
        """Requests that are being answered at this moment by this process."""
        return len(self._overseer.running)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        security = self._api_headers if scope["path"].startswith("/api/") else self._page_headers
        exchange = _Exchange(self._settings, security, receive, send)
        self._name(scope, exchange, headers.get(b"x-request-id"))
        self._overseer.watch(exchange)
        try:
            if b"content-length" in headers or b"transfer-encoding" in headers:
                receive = exchange.receive
                self._limit_body(scope, exchange, headers.get(b"content-length"))
            if exchange.refusal is None:
                app = self._cross_origin if self._cross_origin is not None and b"origin" in headers else self._app
                await self._run(app, scope, receive, exchange)
            if exchange.refusal is not None and exchange.status == 0:
                await self._refuse(scope, receive, exchange, headers.get(b"accept-language"))
        finally:
            self._overseer.running.discard(exchange)
            seconds = perf_counter() - exchange.started
            for observe in self._observers:
                observe(scope, exchange.status or _CLIENT_CLOSED, seconds)

    def _name(self, scope: MutableMapping[str, Any], exchange: _Exchange, given: bytes | None) -> None:
        """Settles the request's id: the caller's when it is well formed, else a new one."""
        if given is None or _REQUEST_ID.fullmatch(given) is None:
            given = b"%s-%x" % (self._prefix.encode(), next(self._numbers))
        exchange.request_id = given
        request_id = given.decode("ascii")
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.bind_contextvars(request_id=request_id)

    def _limit_body(self, scope: Scope, exchange: _Exchange, length: bytes | None) -> None:
        exchange.body_limit = self._settings.body_limit(scope["path"])
        if length is not None and (not length.isdigit() or int(length) > exchange.body_limit):
            exchange.refusal = _too_large(exchange.body_limit)

    async def _run(self, app: ASGIApp, scope: Scope, receive: Receive, exchange: _Exchange) -> None:
        """Runs the application; what escapes it becomes a refusal, and stands in the log."""
        try:
            await app(scope, receive, exchange.send)
        except asyncio.CancelledError:
            if not exchange.expired:
                exchange.refusal = STOPPING
                await self._refuse(scope, receive, exchange, None)
                raise
            if exchange.task is not None:
                exchange.task.uncancel()
        except ClientDisconnect:
            pass  # nobody is left to answer, unless the edge itself cut the body short: then there is a refusal
        except Exception:
            if exchange.refusal is None and not exchange.expired:
                exchange.refusal = BROKEN
                log.exception("unexpected_error", method=scope["method"], path=scope["path"])
        if exchange.expired:
            exchange.refusal = BODY_LATE if exchange.reading else LATE
            log.warning("overdue", method=scope["method"], path=scope["path"], reading=exchange.reading)

    async def _refuse(self, scope: Scope, receive: Receive, exchange: _Exchange, accept_language: bytes | None) -> None:
        """Sends the refusal if nothing was sent yet, past CORS, so that a browser's program may read it too."""
        if exchange.refusal is None or exchange.status != 0:
            return
        response: ASGIApp = refusal_response(exchange.refusal, exchange.request_id.decode("ascii"), accept_language)
        exchange.refusal = None  # lets the answer through
        if self._cross_origin is not None:
            response = _cors(response, self._settings)
        await response(scope, receive, exchange.send)


def _cors(app: ASGIApp, settings: EdgeSettings) -> CORSMiddleware:
    """Lets programs in a browser in from the listed origins alone; tokens travel in a header, so no credentials are allowed."""
    return CORSMiddleware(
        app,
        allow_origins=settings.cors_origins,
        allow_methods=("GET", "POST", "PUT", "PATCH", "DELETE"),
        allow_headers=("Authorization", "Idempotency-Key", "If-Match", "If-None-Match", "X-Request-ID"),
        expose_headers=("ETag", "Location", "Retry-After", "X-Request-ID"),
    )
