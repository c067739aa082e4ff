"""The log: one JSON object a line on stderr, or readable lines on a developer's terminal.

Lines of other libraries (uvicorn, SQLAlchemy, asyncio) pass the same processors, so that nothing is written with a secret in it or
in more lines than one.
"""

import asyncio
import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import structlog
from starlette.types import Scope
from structlog.typing import EventDict, Processor, WrappedLogger

REDACTED = "[redacted]"
_SECRET_KEY = re.compile(r"password|passwd|secret|token|authorization|cookie|otp|hash|dsn|api_?key", re.IGNORECASE)
_URL_PASSWORD = re.compile(r"(://[^\s/:@]*):[^\s/@]+@")
_BEARER = re.compile(r"(\bBearer\s+)\S+|\beyJ[\w-]+\.[\w-]+\.[\w-]*", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")
_DEEPEST = 6


def _without_secrets(text: str) -> str:
    """Free text without the passwords of URLs and without bearer tokens."""
    return _BEARER.sub(lambda found: (found[1] or "") + REDACTED, _URL_PASSWORD.sub(rf"\1:{REDACTED}@", text))


def _clean(value: Any, depth: int = 0) -> Any:
    if isinstance(value, str):
        return _without_secrets(value)
    if isinstance(value, bytes):
        return _without_secrets(value.decode("utf-8", "replace"))
    if depth > _DEEPEST:
        return "..."
    if isinstance(value, Mapping):
        return {
            key: REDACTED if _SECRET_KEY.search(str(key)) else _clean(item, depth + 1) for key, item in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean(item, depth + 1) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else _without_secrets(str(value))


def redact(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Takes out what a log must not hold: values under secret names, passwords in URLs, bearer tokens."""
    return {key: REDACTED if _SECRET_KEY.search(key) else _clean(value) for key, value in event.items()}


def _escape(text: str) -> str:
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Writes control characters of readable lines as escapes, so that no value can forge a line; tracebacks stay as they are."""
    return {
        key: _escape(value) if isinstance(value, str) and key != "exception" else value for key, value in event.items()
    }


def _json(_: WrappedLogger, __: str, event: EventDict) -> str:
    """JSON escapes control characters itself, all but the line separators outside of ASCII."""
    text = json.dumps(event, ensure_ascii=False, default=str)
    return _escape(text).encode("utf-8", "backslashreplace").decode()


class _StderrHandler(logging.Handler):
    """Writes to whatever stderr is at the moment, not to what it was when logging was set up."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
        except Exception:  # whatever it is, a log line must not break what it tells about
            self.handleError(record)


def configure(level: str = "INFO", console: bool | None = None) -> None:
    """Sets up structlog and the standard library's logging; `console` None means: readable if stderr is a terminal."""
    if console is None:
        console = sys.stderr.isatty()
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    ending: list[Processor] = [one_line, structlog.dev.ConsoleRenderer()] if console else [_json]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redact, *ending],
    )
    handler = _StderrHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for chatty in ("httpx", "httpcore"):  # they write every URL with its query
        logging.getLogger(chatty).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


_quoted = lru_cache(1024)(json.dumps)


class AccessLog:
    """One line a request; an observer of the edge. Written past the logging machinery, which costs ten times as much.

    The query string stays out: people search for names, and clients put tokens there. Lines are written together, at
    most `delay` seconds after their requests, since each write costs as much as making the line.
    """

    def __init__(self, delay: float = 0.1) -> None:
        self._delay = delay
        self._lines: list[str] = []

    def __call__(self, scope: Scope, status: int, seconds: float) -> None:
        client = scope.get("client")
        line = (
            f'{{"event":"request","level":"info","timestamp":"{datetime.now(UTC).isoformat(timespec="milliseconds")}",'
            f'"request_id":"{scope["state"]["request_id"]}","method":{_quoted(scope["method"])},'
            f'"path":{json.dumps(scope["path"])},"status":{status},"ms":{seconds * 1000:.1f},'
            f'"client":{_quoted(client[0] if client else None)}}}\n'
        )
        self._lines.append(line)
        if not self._delay:
            self._write()
        elif len(self._lines) == 1:
            asyncio.get_running_loop().call_later(self._delay, self._write)

    def _write(self) -> None:
        sys.stderr.write("".join(self._lines))
        self._lines.clear()
