"""The HTTP server: uvicorn with the time limits it lacks, and a clean way to start and stop.

uvicorn 0.54 waits for a request's header for ever and takes a header of any size; what a connection may cost before there is a
request is bounded here. What happens once the header is complete is bounded by the edge.
"""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex

import structlog
from uvicorn import Config, Server
from uvicorn.config import STARTUP_FAILURE
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.server import ServerState
from uvicorn.supervisors import Multiprocess

from interfaces import logging
from interfaces.http.edge import Refusal, refusal_response, security_headers

_MAX_HEADER = 65_536  # bytes of request line and header fields
_MALFORMED = Refusal(400, "BAD_REQUEST", "the request is not valid HTTP")
_HEADER_TOO_LARGE = Refusal(431, "HEADERS_TOO_LARGE", "the request headers are too large")
_WORKER_ANSWER_S = 30  # a worker that is still importing answers its parent's question late

log = structlog.get_logger("cxg.server")


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the server listens; times in seconds."""

    production: bool = True
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    header_timeout: float = 10.0
    keep_alive: int = 5
    shutdown_timeout: int = 8  # for the requests; the application's own end comes after it
    trusted_proxies: tuple[str, ...] = ()  # addresses whose X-Forwarded-For is believed
    log_level: str = "INFO"
    log_console: bool | None = None


class EdgeConfig(Config):
    """uvicorn's configuration with ours beside it; it travels to the worker processes."""

    def __init__(self, app_factory: str, settings: ServerSettings) -> None:
        self.settings = settings
        super().__init__(
            app_factory,
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=settings.workers,
            http=BoundedProtocol,
            ws="none",
            lifespan="on",
            log_config=None,
            log_level=settings.log_level.lower(),
            access_log=False,
            server_header=False,
            proxy_headers=bool(settings.trusted_proxies),
            forwarded_allow_ips=list(settings.trusted_proxies),
            timeout_keep_alive=settings.keep_alive,
            timeout_graceful_shutdown=settings.shutdown_timeout,
            timeout_worker_healthcheck=_WORKER_ANSWER_S,
            # Without it a request can inherit the context variables of the one before it on its connection (CPython 140947).
            reset_contextvars=True,
        )

    def configure_logging(self) -> None:
        """Called by uvicorn in the first process and in every worker."""
        super().configure_logging()
        logging.configure(self.settings.log_level, self.settings.log_console)

    def load(self) -> None:
        """Ends a worker whose application cannot be made with the code that tells its parent not to start it again and again."""
        try:
            super().load()
        except Exception:
            log.exception("the application did not start")
            sys.exit(STARTUP_FAILURE)


class OneCall(asyncio.Transport):
    """Hands the head of an answer to the kernel together with its body: uvicorn writes them apart, two calls in place of one."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport, self._loop = transport, loop
        self._head: bytes | None = None

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def get_extra_info(self, name: str, default: object = None) -> object:
        return self._transport.get_extra_info(name, default)

    def pause_reading(self) -> None:
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        self._transport.resume_reading()

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if self._head is None:
            self._head = bytes(data)
            self._loop.call_soon(self._flush)  # a body that takes its time does not keep the head back
        else:
            head, self._head = self._head, None
            self._transport.write(head + data)

    def _flush(self) -> None:
        head, self._head = self._head, None
        if head is not None:
            self._transport.write(head)

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def abort(self) -> None:
        self._transport.abort()


class BoundedProtocol(HttpToolsProtocol):
    """A connection that must bring a whole header of bounded size within the header timeout.

    The time runs from the connection's start, and from the first byte after each answer: a body that goes on after its request was
    refused falls under it too. One timer lives as long as the connection does and is moved only when it fires, so that a request costs
    two assignments.
    """

    config: EdgeConfig

    def __init__(
        self,
        config: EdgeConfig,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._header_timeout = config.settings.header_timeout
        self._header_due: float | None = None
        self._in_header = False
        self._header_size = 0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn declares it
        super().connection_made(transport)
        self.transport = OneCall(transport, self.loop)
        self._await_header()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._timer is not None:
            self._timer.cancel()

    def data_received(self, data: bytes) -> None:
        if self._header_due is None and self.cycle is not None and self.cycle.response_complete:
            self._await_header()
        super().data_received(data)
        if self._in_header:
            self._header_size += len(data)
            if self._header_size > _MAX_HEADER and not self.transport.is_closing():
                self._refuse(_HEADER_TOO_LARGE)

    def on_message_begin(self) -> None:
        self._in_header, self._header_size = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_header, self._header_due = False, None
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """uvicorn's way out of a request it cannot parse."""
        self._refuse(_MALFORMED)

    def timeout_keep_alive_handler(self) -> None:
        """Closes an idle connection; one whose client does not even take its answer is cut off."""
        super().timeout_keep_alive_handler()
        self.loop.call_later(self._header_timeout, self.transport.abort)

    def _await_header(self) -> None:
        self._header_due = self.loop.time() + self._header_timeout
        if self._timer is None:
            self._timer = self.loop.call_at(self._header_due, self._look)

    def _look(self) -> None:
        self._timer = None
        if self._header_due is None:
            return
        if self.loop.time() < self._header_due:
            self._timer = self.loop.call_at(self._header_due, self._look)
        else:
            self.transport.close()

    def _refuse(self, refusal: Refusal) -> None:
        """Answers past the application, which never saw a request, and closes."""
        request_id = token_hex(12)
        response = refusal_response(refusal, request_id, None)
        security = security_headers(self.config.settings.production, api=True)
        ours = [(b"x-request-id", request_id.encode()), (b"connection", b"close")]
        headers = [*response.raw_headers, *security.items(), *ours]
        lines = b"".join(b"%s: %s\r\n" % header for header in headers)
        self.transport.write(STATUS_LINE[refusal.status] + lines + b"\r\n" + bytes(response.body))
        self.transport.close()


class _Supervisor(Multiprocess):
    """Hears of a worker's death at once: as long as it held the worker's end of their pipe too, it would wait in vain for an answer."""

    def init_processes(self) -> None:
        super().init_processes()
        self._let_go()

    def keep_subprocess_alive(self) -> None:
        super().keep_subprocess_alive()
        self._let_go()

    def _let_go(self) -> None:
        for process in self.processes:
            process.child_conn.close()


def serve(app_factory: str, settings: ServerSettings) -> int:
    """Serves the application until SIGTERM or SIGINT; the result is the process's exit code.

    `app_factory` is "module:function", called without arguments in every worker process.
    """
    try:
        listener = _listen(settings)
    except OSError as error:
        reason = (
            os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        )  # getaddrinfo's are negative
        print(f"cannot listen on {settings.host}:{settings.port}: {reason}", file=sys.stderr)
        return 1
    with listener:
        config = EdgeConfig(app_factory, settings)
        host, port = listener.getsockname()[:2]
        log.info("listening", url=f"http://{f'[{host}]' if ':' in host else host}:{port}", workers=settings.workers)
        with _signals_kept():
            return _run_one(config, listener) if settings.workers == 1 else _run_many(config, listener)


def _listen(settings: ServerSettings) -> socket.socket:
    """The bound socket: taken before anything else starts, so that a busy port is one plain line."""
    family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family, backlog=2048)


def _run_one(config: EdgeConfig, listener: socket.socket) -> int:
    server = Server(config)
    try:
        server.run([listener])
    except KeyboardInterrupt:
        return 0
    except SystemExit:  # uvicorn's way to say that the application did not start; it has logged why
        return 1
    return 0 if server.started else 1


def _run_many(config: EdgeConfig, listener: socket.socket) -> int:
    listener.set_inheritable(True)
    supervisor = _Supervisor(config, [listener])
    supervisor.run()
    # A worker that ended by our SIGTERM has a negative code; a positive one is its own failure.
    return 1 if any((process.exitcode or 0) > 0 for process in supervisor.processes) else 0


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Lets `serve` return after SIGTERM: uvicorn raises the signal again at its end, which would kill the process before its caller
    can stop what it started."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
