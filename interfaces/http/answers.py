"""What every OpenAPI document shares: the envelope, the errors, the parameters and the way to sign in."""

from typing import Any, NamedTuple

from domain.kernel.types import Whole
from interfaces.http import reading
from interfaces.http.schemas import ID, NULL, Schema, Schemas, closed_object, nullable
from interfaces.http.sign_in import LOGIN, REFRESH

SECURITY: list[dict[str, list[str]]] = [{"signIn": []}]


class Refusal(NamedTuple):
    """A status that is no success: its codes and what it says."""

    name: str
    codes: tuple[str, ...]
    says: str
    header: str | None = None


REFUSALS: dict[int, Refusal] = {
    401: Refusal(
        "Unauthorized", ("AUTHENTICATION_REQUIRED",), "nobody is signed in, or the sign-in no longer holds",
        "WWW-Authenticate",
    ),
    403: Refusal("Forbidden", ("PERMISSION_DENIED", "TENANT_SUSPENDED"), "the caller may not do this"),
    404: Refusal("NotFound", ("RESOURCE_NOT_FOUND",), "there is no such record for the caller"),
    408: Refusal("BodyTimeout", ("BODY_TIMEOUT",), "the request body did not arrive in time"),
    409: Refusal(
        "Conflict", ("RESOURCE_ALREADY_EXISTS", "RULE_VIOLATED", "IDEMPOTENCY_CONFLICT"),
        "a rule of the business, a value that must be unique, or a running request stands against it",
    ),
    412: Refusal("StaleVersion", ("STALE_VERSION",), "the record was changed by somebody else in the meantime"),
    413: Refusal("BodyTooLarge", ("BODY_TOO_LARGE",), "the request body is too large"),
    415: Refusal("UnsupportedMediaType", ("UNSUPPORTED_MEDIA_TYPE",), "the body is of another type than is read here"),
    422: Refusal("ValidationError", ("VALIDATION_ERROR",), "the input data is not valid"),
    429: Refusal("RateLimited", ("RATE_LIMITED",), "too many requests; come back later", "Retry-After"),
    500: Refusal("InternalError", ("INTERNAL_ERROR", "DATABASE_ERROR"), "something went wrong on our side"),
    503: Refusal(
        "Unavailable", ("UNAVAILABLE", "TENANT_UNAVAILABLE"), "a part that is needed is down or overloaded; try again",
        "Retry-After",
    ),
    504: Refusal("Timeout", ("REQUEST_TIMEOUT",), "the answer took too long"),
}  # fmt: skip
ALWAYS = (401, 403, 422, 429, 500, 503, 504)
WITH_ID = (404,)
WITH_BODY = (408, 413, 415)
WRITING = (404, 409, 412)


def envelope(data: Schema) -> Schema:
    """The envelope of an answer."""
    return closed_object({"success": {"const": True}, "data": data, "error": NULL}, ("success", "data", "error"))


def content(schema: Schema) -> dict[str, Any]:
    """A body of JSON."""
    return {"application/json": {"schema": schema}}


def refusals(*statuses: int) -> dict[str, Any]:
    """References to the shared responses of these statuses."""
    names = {status: REFUSALS[status].name for status in sorted(set(statuses))}
    return {str(status): {"$ref": f"#/components/responses/{name}"} for status, name in names.items()}


def parameter(name: str) -> dict[str, str]:
    """A reference to a shared parameter."""
    return {"$ref": f"#/components/parameters/{name}"}


def shared(schemas: Schemas) -> dict[str, Any]:
    """The components that every document has beside its schemas."""
    return {
        "responses": {one.name: _response(schemas, one) for one in REFUSALS.values()},
        "parameters": _parameters(schemas),
        "securitySchemes": {
            "signIn": {
                "type": "oauth2",
                "flows": {"password": {"tokenUrl": LOGIN, "refreshUrl": REFRESH, "scopes": {}}},
            }
        },
    }


def _response(schemas: Schemas, refusal: Refusal) -> dict[str, Any]:
    error = closed_object(
        {"code": {"enum": list(refusal.codes)}, "message": {"type": "string"}, "detail": _detail(refusal)},
        ("code", "message", "detail"),
    )
    body = closed_object({"success": {"const": False}, "data": NULL, "error": error}, ("success", "data", "error"))
    response: dict[str, Any] = {"description": schemas.say(refusal.says), "content": content(body)}
    if refusal.header:
        response["headers"] = {refusal.header: {"schema": {"type": "string"}}}
    return response


def _detail(refusal: Refusal) -> Schema:
    if refusal.codes == ("VALIDATION_ERROR",):
        text: Schema = {"type": "string"}
        error = closed_object({"field": text, "code": text, "message": text}, ("field", "code", "message"))
        return closed_object({"field_errors": {"type": "array", "items": error}}, ("field_errors",))
    return nullable({"type": "object"})


def _parameters(schemas: Schemas) -> dict[str, Any]:
    pages, sizes = Whole(1, 1_000_000), Whole(1, 100)
    of_query = {
        "page": (
            {**schemas.kind(pages, "text"), "default": 1},
            "the page; page numbers reach the first 10,000 records",
        ),
        "page_size": ({**schemas.kind(sizes, "text"), "default": 20}, "records a page"),
        "cursor": (
            {"type": "string", "minLength": 1, "maxLength": reading.MAX_PARAMETER},
            "next_cursor of the page before, in the same order; in the place of page",
        ),
        "search": (
            {"type": "string", "maxLength": 200, "pattern": "^[^\\x00-\\x1f\\x7f]*$"},
            "a text that is looked for; total_capped says where total is only the least number of records that have it",
        ),
    }
    of_header = {
        "If-Match": (reading.IF_MATCH, 'the version that the caller has seen, as ETag gave it, such as "3"'),
        "Idempotency-Key": (reading.IDEMPOTENCY_KEY, "the caller's key for this one request; kept for 24 hours"),
    }
    made: dict[str, Any] = {"id": {"name": "id", "in": "path", "required": True, "schema": ID}}
    for name, (schema, says) in of_query.items():
        made[name] = {"name": name, "in": "query", "schema": schema, "description": schemas.say(says)}
    for name, (pattern, says) in of_header.items():
        schema = {"type": "string", "pattern": pattern}
        made[name] = {"name": name, "in": "header", "schema": schema, "description": schemas.say(says)}
    return made
