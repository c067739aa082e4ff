"""What is refused, as an answer: the status and envelope of every error, in the caller's language."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope, Send

from domain.kernel.errors import (
    AlreadyExistsError,
    CXGError,
    FieldError,
    ForbiddenError,
    RateLimited,
    RuleViolated,
    Unavailable,
    ValidationError,
)
from interfaces.http.edge import unexpected_error
from interfaces.http.envelope import Header, error_body, send_json
from interfaces.messages import language, translate

STATUSES: Mapping[str, int] = {
    "VALIDATION_ERROR": 422,
    "RESOURCE_NOT_FOUND": 404,
    "RESOURCE_ALREADY_EXISTS": 409,
    "AUTHENTICATION_REQUIRED": 401,
    "PERMISSION_DENIED": 403,
    "TENANT_SUSPENDED": 403,
    "RULE_VIOLATED": 409,
    "STALE_VERSION": 412,
    "IDEMPOTENCY_CONFLICT": 409,
    "RATE_LIMITED": 429,
    "UNAVAILABLE": 503,
    "TENANT_UNAVAILABLE": 503,
    "DATABASE_ERROR": 500,
    "METHOD_NOT_ALLOWED": 405,
    "UNSUPPORTED_MEDIA_TYPE": 415,
}
"""The status of each code; a code that is not here is a fault of the program."""


class MethodNotAllowed(CXGError):
    """The address exists, and takes other methods."""

    code = "METHOD_NOT_ALLOWED"

    def __init__(self, allowed: str) -> None:
        super().__init__("this address takes {allowed}", allowed=allowed)
        self.allowed = allowed


class UnsupportedMediaType(CXGError):
    """The body is of another type than the endpoint reads."""

    code = "UNSUPPORTED_MEDIA_TYPE"

    def __init__(self, expected: str) -> None:
        super().__init__("the body is sent as {expected}", expected=expected)


def language_of(scope: Scope) -> str:
    """The language that the request asks for."""
    return language(next((value for name, value in scope["headers"] if name == b"accept-language"), None))


def status_of(error: CXGError) -> int:
    """The HTTP status of an error."""
    return STATUSES.get(error.code, 500)


def body_of(error: CXGError, lang: str) -> bytes:
    """The envelope of an error."""
    return error_body(error.code, translate(error.message, lang, error.params), _detail(error, lang))


def headers_of(error: CXGError) -> list[Header]:
    """The headers that belong to an error's status."""
    if error.code == "AUTHENTICATION_REQUIRED":
        return [(b"www-authenticate", b"Bearer")]
    if isinstance(error, RateLimited | Unavailable):
        return [(b"retry-after", b"%d" % max(error.retry_after, 1))]
    return [(b"allow", error.allowed.encode())] if isinstance(error, MethodNotAllowed) else []


def _detail(error: CXGError, lang: str) -> dict[str, object] | None:
    if isinstance(error, ValidationError):
        return {"field_errors": [_field_error(one, lang) for one in error.field_errors]}
    if isinstance(error, RuleViolated):
        return {"rule": error.message, "params": _plain(error.params)}
    if isinstance(error, AlreadyExistsError):
        return {"fields": list(error.fields)}
    if isinstance(error, ForbiddenError):
        return _plain(error.params) or None
    return None


def _field_error(error: FieldError, lang: str) -> dict[str, str]:
    return {"field": error.field, "code": error.code, "message": translate(error.message, lang, error.params)}


def _plain(params: Mapping[str, object]) -> dict[str, object]:
    return {name: value if isinstance(value, int) else str(value) for name, value in params.items()}


async def send_error(scope: Scope, send: Send, error: CXGError) -> None:
    """Answers with an error."""
    await send_json(send, status_of(error), body_of(error, language_of(scope)), *headers_of(error))


def add_error_handlers(app: FastAPI) -> None:
    """Gives the routes that FastAPI itself serves the same envelopes."""
    app.add_exception_handler(CXGError, _on_cxg_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(Exception, unexpected_error)


async def _on_cxg_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CXGError)
    headers = {name.decode(): value.decode() for name, value in headers_of(error)}
    return Response(body_of(error, language_of(request.scope)), status_of(error), headers, "application/json")


async def _on_invalid_request(request: Request, error: Exception) -> Response:
    """pydantic's findings as field errors; its own texts stay English."""
    assert isinstance(error, RequestValidationError)
    return await _on_cxg_error(request, ValidationError([_from_pydantic(found) for found in error.errors()]))


def _from_pydantic(found: Mapping[str, Any]) -> FieldError:
    place = ".".join(str(part) for part in found["loc"][1:])
    if found["type"] == "missing":
        return FieldError(place, "required", "the field is required")
    return FieldError(place, str(found["type"]), str(found["msg"]))


async def _on_http_error(request: Request, error: Exception) -> Response:
    """What the router itself refuses: an unknown address, a wrong method."""
    assert isinstance(error, HTTPException)
    lang = language_of(request.scope)
    code, message = _HTTP_ERRORS.get(error.status_code, (HTTPStatus(error.status_code).name, error.detail))
    body = error_body(code, translate(message, lang))
    return Response(body, error.status_code, error.headers, "application/json")


NOWHERE = "there is nothing at this address"
_HTTP_ERRORS = {
    404: ("RESOURCE_NOT_FOUND", NOWHERE),
    405: ("METHOD_NOT_ALLOWED", "this address takes other methods"),
}
