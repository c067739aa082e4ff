"""The server, run for real on 127.0.0.1 as a process of its own, spoken to over plain sockets."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from starlette.types import ASGIApp

from interfaces.http.edge import Edge, EdgeSettings, unexpected_error
from interfaces.http.server import OneCall
from interfaces.logging import AccessLog

ROOT = Path(__file__).parents[2]
HEADER_TIMEOUT = 0.6
LIMIT = 100_000


def application() -> ASGIApp:
    """What the server processes of these tests serve."""
    import asyncio

    app = FastAPI()
    app.add_exception_handler(Exception, unexpected_error)

    @app.get("/api/pid")
    async def pid(request: Request) -> dict[str, Any]:
        return {"pid": os.getpid(), "client": request.client.host if request.client else None}

    @app.post("/api/echo")
    async def echo(request: Request) -> dict[str, int]:
        return {"size": len(await request.body())}

    @app.get("/api/slow")
    async def slow(seconds: float) -> dict[str, float]:
        await asyncio.sleep(seconds)
        return {"slept": seconds}

    @app.get("/api/broken")
    async def broken() -> None:
        raise RuntimeError("inside")

    settings = EdgeSettings(max_body=LIMIT, body_timeout=0.6, request_timeout=3.0)
    return Edge(app, settings, [AccessLog(delay=0)])


def broken_application() -> ASGIApp:
    """An application that does not start."""
    raise RuntimeError("the configuration is wrong")


class Running:
    """A server process and the way to it."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=5)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def talk(self, request: bytes) -> bytes:
        """Sends all at once and reads until the server closes."""
        with self.connect() as connection:
            connection.sendall(request)
            return read_to_the_end(connection)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """The exit code, and what was written to stderr."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        _, written = self.process.communicate(timeout=15)
        return self.process.returncode, written


def read_to_the_end(connection: socket.socket) -> bytes:
    received = b""
    while piece := connection.recv(65536):
        received += piece
    return received


def read_answer(connection: socket.socket) -> bytes:
    """One answer with a content-length, on a connection that stays open."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, body = received.split(b"\r\n\r\n", 1)
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def start(port: int, factory: str = "application", **settings: Any) -> subprocess.Popen[str]:
    code = (
        "import sys\n"
        "from interfaces.http.server import ServerSettings, serve\n"
        f"sys.exit(serve('tests.http.test_server:{factory}', ServerSettings(port={port}, **{settings!r})))"
    )
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True)


@contextmanager
def running(**settings: Any) -> Iterator[Running]:
    port = free_port()
    server = Running(start(port, header_timeout=HEADER_TIMEOUT, **settings), port)
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                httpx.get(f"{server.url}/api/pid", timeout=5)
                break
            except httpx.TransportError:
                assert server.process.poll() is None, server.process.communicate()[1]
                assert time.monotonic() < deadline
                time.sleep(0.1)
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.communicate()


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with running() as process:
        yield process


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def envelope_of(answer: bytes) -> Any:
    return json.loads(answer.split(b"\r\n\r\n", 1)[1])


def closed_after(connection: socket.socket, started: float) -> float:
    assert read_to_the_end(connection) == b""
    return time.monotonic() - started


@pytest.mark.parametrize("sent", [b"", b"GET /api/pid HT", b"GET /api/pid HTTP/1.1\r\nhost: x\r\nx-long: ", b"\r\n"])
def test_a_header_that_does_not_come_is_not_waited_for(server: Running, sent: bytes) -> None:
    with server.connect() as connection:
        started = time.monotonic()
        connection.sendall(sent)
        assert HEADER_TIMEOUT * 0.8 < closed_after(connection, started) < HEADER_TIMEOUT + 1.5


def test_a_header_that_drips_gains_no_time(server: Running) -> None:
    with server.connect() as connection:
        started = time.monotonic()
        connection.settimeout(0.1)
        connection.sendall(b"GET /api/pid HTTP/1.1\r\n")
        with pytest.raises((ConnectionError, AssertionError)):
            while True:
                connection.sendall(b"a: b\r\n")
                try:
                    assert connection.recv(1)  # b"" is the server's close
                except TimeoutError:
                    assert time.monotonic() < started + HEADER_TIMEOUT + 2, "still open"
        assert time.monotonic() - started < HEADER_TIMEOUT + 1.5


def test_a_second_request_has_the_same_time_and_no_more(server: Running) -> None:
    with server.connect() as connection:
        connection.sendall(b"GET /api/pid HTTP/1.1\r\nhost: x\r\n\r\n")
        assert status_of(read_answer(connection)) == 200
        time.sleep(HEADER_TIMEOUT + 0.4)  # an idle connection is the keep-alive's business
        connection.sendall(b"GET /api/pid HTTP/1.1\r\nhost: x\r\n\r\n")
        assert status_of(read_answer(connection)) == 200
        started = time.monotonic()
        connection.sendall(b"\r\nGET /api")
        assert closed_after(connection, started) < HEADER_TIMEOUT + 1.5


def test_half_open_connections_leave_the_others_alone(server: Running) -> None:
    half_open = [server.connect() for _ in range(200)]
    try:
        for connection in half_open:
            connection.sendall(b"GET / HTTP/1.1\r\nx: ")
        started = time.monotonic()
        with httpx.Client(base_url=server.url) as http:
            for _ in range(50):
                assert http.get("/api/pid").status_code == 200
        assert time.monotonic() - started < 3
        for connection in half_open:
            assert read_to_the_end(connection) == b""
    finally:
        for connection in half_open:
            connection.close()


def test_a_body_that_stalls_is_answered_408(server: Running) -> None:
    started = time.monotonic()
    answer = server.talk(b"POST /api/echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 10\r\n\r\nabc")
    assert status_of(answer) == 408
    assert envelope_of(answer)["error"]["code"] == "BODY_TIMEOUT"
    assert time.monotonic() - started < 3


def test_a_handler_that_hangs_is_answered_504(server: Running) -> None:
    answer = httpx.get(f"{server.url}/api/slow", params={"seconds": 30}, timeout=10)
    assert (answer.status_code, answer.json()["error"]["code"]) == (504, "REQUEST_TIMEOUT")


def test_a_large_body_is_refused_and_the_answer_arrives(server: Running) -> None:
    answer = httpx.post(f"{server.url}/api/echo", content=b"x" * 10_000_000, timeout=30)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "BODY_TOO_LARGE")

    def pieces() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 10_000

    answer = httpx.post(f"{server.url}/api/echo", content=pieces(), timeout=30)
    assert answer.status_code == 413
    assert httpx.post(f"{server.url}/api/echo", content=b"x" * LIMIT, timeout=30).json() == {"size": LIMIT}


def test_a_refused_body_may_not_drip_on_for_ever(server: Running) -> None:
    with server.connect() as connection:
        connection.sendall(b"POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\n")
        assert status_of(read_answer(connection)) == 413
        started = time.monotonic()
        connection.settimeout(0.1)
        while time.monotonic() < started + HEADER_TIMEOUT + 2:
            try:
                connection.sendall(b"x")
                if connection.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        assert time.monotonic() - started < HEADER_TIMEOUT + 1.5


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET / HTTP/9.9",
        b"NONSENSE",
        b"GET /\xff\xfe HTTP/1.1",
        b"GET http://[::1 HTTP/1.1",
        b"\x16\x03\x01\x02\x00",
        b"GET / HTTP/1.1\r\na\x00b: c",
    ],
)
def test_what_is_not_http_gets_an_envelope_with_the_headers(server: Running, request_line: bytes) -> None:
    answer = server.talk(request_line + b"\r\nhost: x\r\n\r\n")
    assert status_of(answer) == 400
    assert envelope_of(answer)["error"]["code"] == "BAD_REQUEST"
    head = answer.split(b"\r\n\r\n")[0].lower()
    for header in (
        b"x-content-type-options: nosniff",
        b"content-security-policy:",
        b"x-request-id:",
        b"strict-transport-security:",
    ):
        assert head.count(header) == 1
    assert b"server:" not in head


@pytest.mark.parametrize(
    "shape", [b"x: " + b"a" * 200_000, b"\r\n".join(b"x%d: y" % n for n in range(20_000)), b"?" * 200_000]
)
def test_a_header_has_a_size(server: Running, shape: bytes) -> None:
    line = b"GET /" + shape + b" HTTP/1.1\r\n" if shape.startswith(b"?") else b"GET / HTTP/1.1\r\n" + shape
    with server.connect() as connection:
        try:
            connection.sendall(line)
        except ConnectionError:
            return  # closed while we were still sending
        try:
            answer = read_to_the_end(connection)
        except ConnectionError:
            return
    assert answer == b"" or status_of(answer) == 431


def test_nobody_is_told_which_server_it_is(server: Running) -> None:
    for path in ("/api/pid", "/api/broken", "/none"):
        assert "server" not in httpx.get(server.url + path).headers


def test_forwarded_addresses_are_believed_of_trusted_proxies_alone(server: Running) -> None:
    forwarded = {"x-forwarded-for": "203.0.113.7"}
    assert httpx.get(f"{server.url}/api/pid", headers=forwarded).json()["client"] == "127.0.0.1"
    with running(trusted_proxies=("127.0.0.1",)) as behind_proxy:
        assert httpx.get(f"{behind_proxy.url}/api/pid", headers=forwarded).json()["client"] == "203.0.113.7"


def test_a_busy_port_is_one_plain_line_and_exit_1() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(port)
        _, written = process.communicate(timeout=30)
    assert (process.returncode, written) == (1, f"cannot listen on 127.0.0.1:{port}: Address already in use\n")


def test_a_host_that_is_not_there_is_one_plain_line_and_exit_1() -> None:
    process = start(0, host="no-such-host.invalid")
    _, written = process.communicate(timeout=30)
    assert process.returncode == 1
    assert written.startswith("cannot listen on no-such-host.invalid:0: ")
    assert len(written.splitlines()) == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_an_application_that_does_not_start_is_exit_1(workers: int) -> None:
    process = start(free_port(), "broken_application", workers=workers)
    try:
        _, written = process.communicate(timeout=60)
    finally:
        process.terminate()
    assert process.returncode == 1
    assert "the configuration is wrong" in written


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_lets_the_running_request_finish(number: signal.Signals) -> None:
    with running() as server, server.connect() as connection:
        connection.sendall(b"GET /api/slow?seconds=1 HTTP/1.1\r\nhost: x\r\n\r\n")
        time.sleep(0.3)
        started = time.monotonic()
        code, written = server.stop(number)
        assert (code, status_of(read_to_the_end(connection))) == (0, 200)
        assert time.monotonic() - started < 5
        lines = [json.loads(line) for line in written.splitlines()]
        assert any(line["event"] == "request" and line["path"] == "/api/slow" for line in lines)
        assert lines[0]["event"] == "listening"


def test_a_stop_does_not_wait_for_ever() -> None:
    with running(shutdown_timeout=1) as server, server.connect() as connection, server.connect() as idle:
        idle.sendall(b"GET / HTT")
        connection.sendall(b"GET /api/slow?seconds=2.9 HTTP/1.1\r\nhost: x\r\n\r\n")
        time.sleep(0.3)
        started = time.monotonic()
        assert server.stop()[0] == 0
        assert time.monotonic() - started < 2.5
        answer = read_to_the_end(connection)
        assert (status_of(answer), envelope_of(answer)["error"]["code"]) == (503, "UNAVAILABLE")


def test_several_workers_serve_one_port_and_stop_together() -> None:
    with running(workers=2) as server:
        pids: set[int] = set()
        deadline = time.monotonic() + 20
        while len(pids) < 2 and time.monotonic() < deadline:
            pids.add(httpx.get(f"{server.url}/api/pid", timeout=30).json()["pid"])
        assert len(pids) == 2
        assert server.process.pid not in pids
        os.kill(pids.pop(), signal.SIGKILL)
        while len(pids) < 2 and time.monotonic() < deadline:
            try:
                pids.add(httpx.get(f"{server.url}/api/pid", timeout=30).json()["pid"])
            except httpx.TransportError:  # it was just on its way to the worker that died
                time.sleep(0.05)
        assert len(pids) == 2
        assert server.stop()[0] == 0
        for pid in pids:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)


class _Transport(asyncio.Transport):
    """Notes what is handed to the kernel."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[bytes] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.calls.append(bytes(data))

    def close(self) -> None:
        self.calls.append(b"closed")


async def test_an_answer_leaves_in_one_call_and_a_late_body_keeps_nothing_back() -> None:
    below = _Transport()
    answers = OneCall(below, asyncio.get_running_loop())
    answers.write(b"head ")
    answers.write(b"body")
    assert below.calls == [b"head body"]
    answers.write(b"head alone")
    await asyncio.sleep(0)
    assert below.calls[1:] == [b"head alone"]
    answers.write(b"last")
    answers.close()
    assert below.calls[2:] == [b"last", b"closed"]
