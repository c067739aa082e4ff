"""What a request asks for: its id, query, body and preconditions, read strictly."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from hashlib import sha256
from typing import Any, NoReturn
from urllib.parse import parse_qsl
from uuid import UUID

from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope

from application import query
from application.ports import Receipt
from application.query import Query
from domain.kernel.entity import Module
from domain.kernel.errors import FieldError, NotFoundError, ValidationError
from interfaces.http.errors import NOWHERE, UnsupportedMediaType

Headers = Mapping[bytes, bytes]
Given = dict[str, Any]

IF_MATCH = r'^(\*|(W/)?"[0-9]{1,9}")$'
IDEMPOTENCY_KEY = r"^[!-~]([ -~]{0,253}[!-~])?$"
MAX_PARAMETER = 500  # characters of one query parameter
_MAX_PARAMETERS = 50
_WIDEST = 10**30  # no kind of number is wider
_KEPT = 256  # bytes of a query string whose reading is worth keeping
_ID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_FORM = "the value does not have the form that is asked for"
_IF_MATCH = re.compile(IF_MATCH.encode())
_IDEMPOTENCY_KEY = re.compile(IDEMPOTENCY_KEY.encode())


def read_id(scope: Scope) -> UUID:
    """The id in the path."""
    text = scope["path_params"]["id"]
    if _ID.fullmatch(text):  # UUID itself would also take underscores and dashes elsewhere
        return UUID(text)
    if not text:
        raise NotFoundError(NOWHERE)
    raise ValidationError.of("id", "type", "an id (UUID) is asked for")


class QueryReader:
    """Reads the query strings of one module's list; short ones only once."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._everything = query.parse(module, {})
        self._known = lru_cache(64)(self._read)

    def read(self, text: bytes) -> Query:
        """The query that a query string asks for."""
        if not text:
            return self._everything
        return self._known(text) if len(text) <= _KEPT else self._read(text)

    def _read(self, text: bytes) -> Query:
        return query.parse(self._module, read_parameters(text))


def read_parameters(text: bytes) -> dict[str, str]:
    """The parameters of a query string, each given once."""
    given = read_pairs(text)
    errors = [
        FieldError(name, "too_long", "at most {max} characters", {"max": MAX_PARAMETER})
        for name, value in given.items()
        if len(value) > MAX_PARAMETER
    ]
    if errors:
        raise ValidationError(errors)
    return given


def read_pairs(text: bytes) -> dict[str, str]:
    """The names and values of a query string or a form, each name given once."""
    try:
        pairs = parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS)
    except ValueError:  # bytes that are no UTF-8, or too many of them
        raise ValidationError.of("", "pattern", _FORM) from None
    given = dict(pairs)
    if len(given) < len(pairs):
        raise _twice([name for name, _ in pairs])
    return given


def _twice(names: list[str]) -> ValidationError:
    name = next(name for name in names if names.count(name) > 1)
    return ValidationError.of(name, "duplicate", "the value is given more than once")


async def read_body(scope: Scope, receive: Receive) -> bytes:
    """The body, kept for a second try of the same request."""
    state: dict[str, Any] = scope["state"]
    if "body" not in state:
        parts: list[bytes] = []
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            parts.append(message.get("body", b""))
            more = message.get("more_body", False)
        state["body"] = b"".join(parts)
    body: bytes = state["body"]
    return body


def media_type(headers: Headers) -> str:
    """What the body says it is."""
    return headers.get(b"content-type", b"").partition(b";")[0].strip().lower().decode("latin-1")


def read_object(headers: Headers, body: bytes) -> Given:
    """The JSON object of a body; no body stands for an empty one."""
    if not body:
        return {}
    if media_type(headers) != "application/json":
        raise UnsupportedMediaType("application/json")
    try:
        given = _DECODER.decode(body.decode())
    except (ValueError, RecursionError):  # no UTF-8, no JSON, a number of thousands of digits, too deep
        raise ValidationError.of("", "json", "the body is not valid JSON") from None
    if not isinstance(given, dict):
        raise ValidationError.of("", "type", "an object is asked for")
    return given


def _unique(pairs: list[tuple[str, Any]]) -> Given:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _twice([name for name, _ in pairs])
    return found


def _number(text: str) -> int | float:
    """A number with a point or an exponent: one that is whole is read as such, as JSON Schema has it (1.0 is an integer).

    Any other stays a float, which no field takes.
    """
    try:
        number = Decimal(text)
        return int(number) if abs(number) < _WIDEST and number == number.to_integral_value() else float(text)
    except InvalidOperation:  # an exponent of twenty digits
        return float(text)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_number, parse_constant=_refuse_constant)


def read_version(headers: Headers) -> int | None:
    """The version that the caller has seen, from If-Match; None for any."""
    given = headers.get(b"if-match")
    if given is None or given == b"*":
        return None
    if _IF_MATCH.fullmatch(given) is None:
        raise ValidationError.of("If-Match", "pattern", 'the version as ETag gave it is asked for, such as "3"')
    return int(given.removeprefix(b"W/").strip(b'"'))


def read_receipt(scope: Scope, headers: Headers, body: bytes) -> Receipt | None:
    """The caller's key for this one request, with a digest of what it asks for."""
    key = headers.get(b"idempotency-key")
    if key is None:
        return None
    if _IDEMPOTENCY_KEY.fullmatch(key) is None:
        raise ValidationError.of("Idempotency-Key", "pattern", "a key has 1 to 255 printable ASCII characters")
    asked = b"\n".join((scope["method"].encode(), scope["path"].encode("utf-8", "surrogatepass"), body))
    return Receipt(key.decode("ascii"), sha256(asked).hexdigest())
