"""The edge: ids, headers, limits and errors, on a small application and in front of FastAPI."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import httpx
import pytest
import structlog
from fastapi import FastAPI, Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.types import ASGIApp, Message

from interfaces.http.edge import Edge, EdgeSettings, unexpected_error
from interfaces.http.metrics import OTHER, Metrics, add_metrics
from interfaces.logging import AccessLog, configure
from interfaces.messages import catalogue, language, translate

SECURITY = ("x-content-type-options", "content-security-policy", "referrer-policy", "x-request-id")
ORIGIN = "https://app.example.com"
Cancelled = list[str]


def application(cancelled: Cancelled | None = None) -> FastAPI:
    """A toy with one route for each thing that can happen."""
    app = FastAPI()

    @app.get("/api/ok")
    async def ok(request: Request) -> dict[str, str]:
        bound = structlog.contextvars.get_contextvars()["request_id"]
        return {"state": request.state.request_id, "bound": bound}

    @app.post("/api/echo")
    async def echo(request: Request) -> dict[str, int]:
        return {"size": len(await request.body())}

    @app.post("/api/json")
    async def take(body: dict[str, Any]) -> dict[str, int]:
        return {"keys": len(body)}

    @app.get("/api/broken")
    async def broken() -> None:
        raise RuntimeError("SELECT secret FROM /etc/passwd")

    @app.get("/api/timeout-of-its-own")
    async def own_timeout() -> None:
        raise TimeoutError

    @app.get("/api/slow")
    async def slow() -> None:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            if cancelled is not None:
                cancelled.append("slow")
            raise

    @app.get("/api/stubborn")
    async def stubborn() -> str:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            return "done all the same"
        return "never"

    @app.get("/api/stream")
    async def stream() -> StreamingResponse:
        async def pieces() -> AsyncIterator[bytes]:
            for _ in range(6):
                await asyncio.sleep(0.1)
                yield b"x"

        return StreamingResponse(pieces())

    @app.get("/page")
    async def page() -> PlainTextResponse:
        return PlainTextResponse("page", headers={"content-security-policy": "default-src 'self'"})

    return app


def client(app: ASGIApp) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://cxg")


def edged(placing: str = "outside", app: FastAPI | None = None, observers: Any = (), **limits: Any) -> ASGIApp:
    """The toy behind the edge, placed outside of FastAPI or among its middlewares."""
    app = app or application()
    settings = EdgeSettings(**limits)
    if placing == "inside":
        app.add_middleware(Edge, settings=settings, observers=observers)
        return app
    app.add_exception_handler(Exception, unexpected_error)
    return Edge(app, settings, observers)


def is_refusal(response: httpx.Response, status: int, code: str) -> None:
    body = response.json()
    assert (response.status_code, body["success"], body["data"], body["error"]["code"]) == (status, False, None, code)
    assert body["error"]["detail"]["request_id"] == response.headers["x-request-id"]
    for name in SECURITY:
        assert response.headers.get_list(name, split_commas=False) == [response.headers[name]]


@pytest.fixture(params=["outside", "inside"])
def placing(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.asyncio
async def test_a_request_id_is_kept_when_well_formed_and_made_otherwise() -> None:
    async with client(edged()) as http:
        given = await http.get("/api/ok", headers={"x-request-id": "Abc-1.2_3"})
        assert given.headers["x-request-id"] == "Abc-1.2_3"
        assert given.json() == {"state": "Abc-1.2_3", "bound": "Abc-1.2_3"}
        made = set()
        for bad in ("a b", "x" * 65, "", "a\tb", "<script>", 'a"', "가"):
            answer = await http.get("/api/ok", headers={b"x-request-id": bad.encode()})
            made.add(answer.headers["x-request-id"])
            assert answer.json()["state"] == answer.headers["x-request-id"] != bad
        assert len(made) == 7


@pytest.mark.parametrize("path", ["/api/ok", "/api/none", "/api/broken", "/page", "/none"])
@pytest.mark.asyncio
async def test_security_headers_stand_once_on_every_answer(path: str, placing: str) -> None:
    async with client(edged(placing)) as http:
        answer = await http.get(path)
    for name in (*SECURITY, "strict-transport-security"):
        assert len(answer.headers.get_list(name, split_commas=False)) == 1, name
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    policy = "default-src 'self'" if path == "/page" else "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["content-security-policy"] == policy
    assert answer.headers.get("cache-control") == ("no-store" if path.startswith("/api/") else None)


@pytest.mark.asyncio
async def test_hsts_is_for_production_alone() -> None:
    async with client(edged(production=False)) as http:
        assert "strict-transport-security" not in (await http.get("/api/ok")).headers


@pytest.mark.asyncio
async def test_a_body_over_the_limit_is_refused_by_its_stated_length(placing: str) -> None:
    async with client(edged(placing, max_body=100)) as http:
        assert (await http.post("/api/echo", content=b"x" * 100)).json() == {"size": 100}
        is_refusal(await http.post("/api/echo", content=b"x" * 101), 413, "BODY_TOO_LARGE")


@pytest.mark.parametrize("path", ["/api/echo", "/api/json"])
@pytest.mark.asyncio
async def test_a_body_over_the_limit_is_refused_by_counting(path: str, placing: str) -> None:
    async def pieces(number: int) -> AsyncIterator[bytes]:
        for _ in range(number):
            yield b" " * 50

    async with client(edged(placing, max_body=100)) as http:
        headers = {"content-type": "application/json"}
        is_refusal(await http.post(path, content=pieces(3), headers=headers), 413, "BODY_TOO_LARGE")
        assert (await http.post("/api/echo", content=pieces(2))).json() == {"size": 100}


@pytest.mark.asyncio
async def test_a_path_may_take_more() -> None:
    async with client(edged(max_body=10, larger_bodies={"/api/echo": 100})) as http:
        assert (await http.post("/api/echo", content=b"x" * 100)).status_code == 200
        assert (await http.post("/api/echo", content=b"x" * 101)).status_code == 413
        assert (await http.post("/api/json", json={"a": "long enough"})).status_code == 413


@pytest.mark.asyncio
async def test_a_slow_handler_is_cancelled_and_answered_for(placing: str) -> None:
    cancelled: Cancelled = []
    async with client(edged(placing, application(cancelled), request_timeout=0.2)) as http:
        is_refusal(await http.get("/api/slow"), 504, "REQUEST_TIMEOUT")
        assert cancelled == ["slow"]
        assert (await http.get("/api/ok")).status_code == 200


@pytest.mark.asyncio
async def test_a_handler_that_answers_in_spite_of_its_cancellation_is_heard() -> None:
    async with client(edged(request_timeout=0.2)) as http:
        answer = await http.get("/api/stubborn")
        assert (answer.status_code, answer.json()) == (200, "done all the same")


@pytest.mark.asyncio
async def test_a_stream_earns_time_with_each_piece() -> None:
    async with client(edged(request_timeout=0.3)) as http:
        assert (await http.get("/api/stream")).text == "xxxxxx"


@pytest.mark.asyncio
async def test_a_body_that_does_not_arrive_is_not_waited_for() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(30)
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/echo",
        "headers": [(b"content-length", b"5")],
        "query_string": b"",
    }
    await edged(body_timeout=0.2)(scope, receive, send)
    assert sent[0]["status"] == 408
    assert json.loads(sent[1]["body"])["error"]["code"] == "BODY_TIMEOUT"


@pytest.mark.asyncio
async def test_a_client_that_leaves_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[int] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        raise AssertionError("nobody is there to take an answer")

    async def reads(scope: Any, receive: Any, send: Any) -> None:
        await Request(scope, receive).body()

    edge = Edge(reads, EdgeSettings(), [lambda scope, status, seconds: seen.append(status)])
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/echo",
        "headers": [(b"content-length", b"5")],
        "query_string": b"",
    }
    await edge(scope, receive, send)
    assert seen == [499]
    assert "unexpected_error" not in caplog.text


@pytest.mark.parametrize("path", ["/api/broken", "/api/timeout-of-its-own"])
@pytest.mark.asyncio
async def test_an_unexpected_error_tells_nothing_and_is_logged(
    path: str, placing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("INFO", console=False)
    async with client(edged(placing)) as http:
        answer = await http.get(path)
        english = await http.get(path, headers={"accept-language": "en"})
    is_refusal(answer, 500, "INTERNAL_ERROR")
    assert "서버에서 오류가 발생했습니다" in answer.json()["error"]["message"]
    assert "went wrong" in english.json()["error"]["message"]
    for hint in ("SELECT", "passwd", "RuntimeError", "Traceback", ".py"):
        assert hint not in answer.text
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    logged = [line for line in lines if line["event"] == "unexpected_error"]
    assert [line["request_id"] for line in logged] == [answer.headers["x-request-id"], english.headers["x-request-id"]]
    assert "Traceback" in logged[0]["exception"]


@pytest.mark.asyncio
async def test_a_stop_is_told_to_the_client() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/api/slow", "headers": [], "query_string": b""}
    request = asyncio.create_task(_called(edged(), scope, receive, send))
    await asyncio.sleep(0.1)
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    assert sent[0]["status"] == 503
    assert (b"retry-after", b"1") in sent[0]["headers"]
    assert json.loads(sent[1]["body"])["error"]["code"] == "UNAVAILABLE"


async def _called(app: ASGIApp, scope: Any, receive: Any, send: Any) -> None:
    await app(scope, receive, send)


@pytest.mark.parametrize(
    "origin", ["null", "https://app.example.com.evil.net", "https://evilapp.example.com", "http://app.example.com"]
)
@pytest.mark.asyncio
async def test_cross_origin_requests_of_strangers_get_no_permission(origin: str) -> None:
    async with client(edged(cors_origins=(ORIGIN,))) as http:
        asked = {"origin": origin, "access-control-request-method": "POST"}
        preflight = await http.options("/api/ok", headers=asked)
        answer = await http.get("/api/ok", headers={"origin": origin})
    assert preflight.status_code == 400
    for response in (preflight, answer):
        assert "access-control-allow-origin" not in response.headers


@pytest.mark.asyncio
async def test_cross_origin_requests_of_the_listed_origin_are_let_in_errors_and_all(placing: str) -> None:
    async with client(edged(placing, cors_origins=(ORIGIN,), max_body=10)) as http:
        asked = {
            "origin": ORIGIN,
            "access-control-request-method": "PUT",
            "access-control-request-headers": "authorization,if-match",
        }
        answers = [
            await http.options("/api/ok", headers=asked),
            await http.get("/api/ok", headers={"origin": ORIGIN}),
            await http.get("/api/broken", headers={"origin": ORIGIN}),
            await http.post("/api/echo", content=b"x" * 20, headers={"origin": ORIGIN}),
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 500, 413]
    for answer in answers:
        assert answer.headers["access-control-allow-origin"] == ORIGIN
        assert "access-control-allow-credentials" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("origin", ["*", "null", "https://*.example.com", "example.com", "https://a.example/path"])
def test_origins_that_are_no_origins_are_refused_at_the_start(origin: str) -> None:
    with pytest.raises(ValueError, match="CORS origin"):
        EdgeSettings(cors_origins=(origin,))


@pytest.mark.asyncio
async def test_without_origins_there_is_no_cors() -> None:
    async with client(edged()) as http:
        assert "access-control-allow-origin" not in (await http.get("/api/ok", headers={"origin": ORIGIN})).headers


def metered(token: str | None = None) -> tuple[ASGIApp, Metrics]:
    app = application()
    metrics = Metrics(["/api/v1/tenants/crm", "/page", "/metrics"], "1.2.3")
    add_metrics(app, metrics, token)
    edge = Edge(app, EdgeSettings(), [metrics])
    metrics.in_flight = lambda: edge.in_flight
    return edge, metrics


@pytest.mark.asyncio
async def test_metrics_count_by_class_and_never_by_raw_path() -> None:
    app, _ = metered()
    async with client(app) as http:
        for path in ("/page", "/page", "/api/v1/tenants/crm/partners/17", "/api/v1/made/up/by/strangers", "/wp-admin"):
            await http.get(path)
        await http.request("BREW", "/page")
        text = (await http.get("/metrics")).text
    assert 'cxg_http_requests_total{method="GET",route="/page",status="200"} 2.0' in text
    assert 'cxg_http_requests_total{method="GET",route="/api/v1/tenants/crm",status="404"} 1.0' in text
    assert f'cxg_http_requests_total{{method="GET",route="{OTHER}",status="404"}} 2.0' in text
    assert f'cxg_http_requests_total{{method="{OTHER}",route="/page",status="405"}} 1.0' in text
    assert 'cxg_http_request_seconds_count{method="GET",route="/page"} 2.0' in text
    assert "cxg_http_in_flight 1.0" in text
    assert 'cxg_build{version="1.2.3"} 1.0' in text
    assert "strangers" not in text
    assert "wp-admin" not in text


def test_a_latency_falls_into_its_bucket() -> None:
    metrics = Metrics([], "1")
    for seconds in (0.0005, 0.003, 20.0):
        metrics({"method": "GET", "path": "/x"}, 200, seconds)
    value = metrics.registry.get_sample_value
    labels = {"method": "GET", "route": OTHER}
    counts = [
        value("cxg_http_request_seconds_bucket", {**labels, "le": le})
        for le in ("0.001", "0.0025", "0.005", "10.0", "+Inf")
    ]
    assert counts == [1, 1, 2, 2, 3]
    assert value("cxg_http_request_seconds_sum", labels) == pytest.approx(20.0035)


@pytest.mark.parametrize(
    ("token", "client_host", "headers", "status"),
    [
        ("s3cret", "127.0.0.1", {}, 401),
        ("s3cret", "127.0.0.1", {"authorization": "Bearer wrong"}, 401),
        ("s3cret", "127.0.0.1", {"authorization": "Basic s3cret"}, 401),
        ("s3cret", "203.0.113.7", {"authorization": "Bearer s3cret"}, 200),
        (None, "127.0.0.1", {}, 200),
        (None, "::1", {}, 200),
        (None, "203.0.113.7", {}, 401),
        (None, "127.0.0.1", {"x-forwarded-for": "203.0.113.7"}, 401),
        (None, "testclient", {}, 401),
    ],
)
@pytest.mark.asyncio
async def test_metrics_are_not_for_everybody(
    token: str | None, client_host: str, headers: dict[str, str], status: int
) -> None:
    app, _ = metered(token)
    transport = httpx.ASGITransport(app, client=(client_host, 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://cxg") as http:
        assert (await http.get("/metrics", headers=headers)).status_code == status


@pytest.fixture(autouse=True)
def logging_kept() -> Iterator[None]:
    """What a test configures ends with it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Callable[[], list[dict[str, Any]]]:
    configure("INFO", console=False)
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.asyncio
async def test_the_access_log_is_one_line_a_request_without_the_query(
    logged: Callable[[], list[dict[str, Any]]],
) -> None:
    async with client(edged(observers=[AccessLog(delay=0)])) as http:
        await http.get("/api/ok?search=canary", headers={"x-request-id": "r-1"})
        await http.get("/api/%0a%7d%22%e2%80%a8")
    first, second = logged()
    assert {**first, "ms": 0, "timestamp": ""} == {
        "event": "request", "level": "info", "timestamp": "", "request_id": "r-1", "method": "GET", "path": "/api/ok",
        "status": 200, "ms": 0, "client": "127.0.0.1",
    }  # fmt: skip
    assert second["path"] == '/api/\n}"\u2028'


def test_secrets_do_not_reach_the_log(logged: Callable[[], list[dict[str, Any]]]) -> None:
    canary = "canary-7f3a"
    dsn = f"postgresql://app:{canary}@db/cxg"
    log = structlog.get_logger("test")
    log.info(
        "signed in", password=canary, access_token=canary, Authorization=canary, otp_code=canary, password_hash=canary,
        nested={"client_secret": canary, "list": [{"dsn": canary}]}, note=f"tried {dsn}", header=f"Bearer {canary}", kept="seen",
    )  # fmt: skip
    logging.getLogger("sqlalchemy").warning("cannot connect to %s", dsn)
    try:
        raise ValueError(dsn)
    except ValueError:
        log.exception("failed")
    lines = logged()
    assert canary not in json.dumps(lines)
    assert [line["event"] for line in lines] == [
        "signed in",
        "cannot connect to postgresql://app:[redacted]@db/cxg",
        "failed",
    ]
    assert lines[0]["kept"] == "seen"
    assert "ValueError" in lines[2]["exception"]


@pytest.mark.parametrize("console", [True, False])
def test_a_value_cannot_forge_a_line(console: bool, capsys: pytest.CaptureFixture[str]) -> None:
    configure("INFO", console=console)
    for breaking in ("\n", "\r", "\u2028", "\x85", "\x1b[2J"):
        structlog.get_logger("test").info(f"name{breaking}forged", value=f"a{breaking}forged")
        logging.getLogger("other").info("name%sforged", breaking)
    assert len(capsys.readouterr().err.splitlines()) == 10


def test_a_message_is_said_in_the_callers_language() -> None:
    text = "the request body is larger than {limit} bytes"
    assert translate(text, "ko", {"limit": 5}) == "요청 본문이 5바이트보다 큽니다"
    assert translate(text, "en", {"limit": 5}) == "the request body is larger than 5 bytes"
    assert translate("not in the catalogue {x}", "ko", {"y": 1}) == "not in the catalogue {x}"
    assert translate("{limit.__class__} {limit}", "en", {"limit": 5}) == "{limit.__class__} 5"


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        (None, "ko"), (b"", "ko"), (b"en", "en"), (b"en-US,en;q=0.9,ko;q=0.8", "en"), (b"ko-KR,en;q=0.5", "ko"), (b"fr", "ko"),
        (b"fr,en;q=0.3", "en"), (b"*", "ko"), (b"en;q=0", "ko"), (b"en;q=x", "ko"), (b"\xff\xfe,,;;=", "ko"), (b"en;q=0.2,ko;q=0.3", "ko"),
    ],
)  # fmt: skip
def test_the_language_is_korean_unless_english_is_preferred(header: bytes | None, lang: str) -> None:
    assert language(header) == lang


def test_korean_messages_keep_the_places_of_the_english() -> None:
    for english, korean in catalogue().items():
        assert sorted(set(_places(english))) == sorted(set(_places(korean))), english


def _places(text: str) -> list[str]:
    return [piece.split("}")[0] for piece in text.split("{")[1:]]
