"""The endpoints of signing in, as the OpenAPI documents describe them."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from application.manager.idam.sign_in import OWN_FIELDS
from domain.kernel.domains import DOMAINS, SCOPES, Title
from domain.kernel.entity import module_of
from domain.kernel.fields import Shape
from domain.manager.idam.user import User
from interfaces.http import sign_in
from interfaces.http.answers import SECURITY, WITH_BODY, content, envelope, refusals
from interfaces.http.schemas import ID, NULL, Schema, Schemas, closed_object, nullable
from interfaces.http.sign_in import BASE, FORM, SignIn

_TITLE = Title("로그인", "Signing in")
_REFUSED = (401, 422, 429, 500, 503, 504)
Content = dict[str, dict[str, Schema]]


class _Endpoint(NamedTuple):
    path: str
    method: str
    handler: Callable[..., Any]
    answer: Schema
    body: Content | None = None
    refused: tuple[int, ...] = (403,)
    is_open: bool = False


def describe(schemas: Schemas, paths: dict[str, Any], tags: list[dict[str, str]]) -> None:
    """Adds the endpoints to a document."""
    titles = (SCOPES["manager"], DOMAINS["idam"].title, _TITLE)
    tag = " > ".join(schemas.choose(title) for title in titles)
    tags.append({"name": tag, "description": schemas.say("Signing in, and one's own account")})
    for endpoint in _endpoints(schemas):
        described = _operation(schemas, endpoint) | {"tags": [tag]}
        paths.setdefault(BASE + endpoint.path, {})[endpoint.method] = described


def _endpoints(schemas: Schemas) -> Iterator[_Endpoint]:
    me, nothing = envelope(_me(schemas)), envelope(NULL)
    count = closed_object({"count": {"type": "integer", "minimum": 0}}, ("count",))
    login = _form(schemas.shape(sign_in.LOGIN_FORM, "text"))
    token, token_form = (schemas.shape(sign_in.REFRESH_BODY, way) for way in ("given", "text"))
    own = Shape({name: module_of(User).fields.fields[name] for name in OWN_FIELDS})
    update = schemas.shape(own, "given", partial=True)
    others = schemas.shape(sign_in.LOGOUT_ALL_BODY, "given")
    change = schemas.shape(sign_in.CHANGE_PASSWORD_BODY, "given")
    yield _Endpoint("/login", "post", SignIn.login, _tokens(), login, is_open=True)
    yield _Endpoint("/refresh", "post", SignIn.refresh, _tokens(), content(token) | _form(token_form), is_open=True)
    yield _Endpoint("/logout", "post", SignIn.logout, nothing, refused=())
    yield _Endpoint("/logout-all", "post", SignIn.logout_all, envelope(count), content(others))
    yield _Endpoint("/me", "get", SignIn.me, me)
    yield _Endpoint("/me", "patch", SignIn.update_me, me, content(update), (403, 409))
    yield _Endpoint("/change-password", "post", SignIn.change_password, nothing, content(change), (403, 412))


def _form(schema: Schema) -> Content:
    """A form of OAuth2, which may hold more than is read, each name once (RFC 6749, 3.2)."""
    return {FORM: {"schema": schema | {"additionalProperties": {"type": "string"}}}}


def _operation(schemas: Schemas, endpoint: _Endpoint) -> dict[str, Any]:
    refused = {*_REFUSED, *endpoint.refused, *(WITH_BODY if endpoint.body else ())}
    success = {"description": schemas.say("Success"), "content": content(endpoint.answer)}
    operation: dict[str, Any] = {
        "operationId": f"idam_auth_{endpoint.handler.__name__}",
        "summary": schemas.say(endpoint.handler.__doc__ or ""),
        "security": [] if endpoint.is_open else SECURITY,
        "responses": {"200": success, **refusals(*refused)},
    }
    if endpoint.body:
        required = any(one["schema"].get("required") for one in endpoint.body.values())
        operation["requestBody"] = {"required": required, "content": endpoint.body}
    return operation


def _me(schemas: Schemas) -> Schema:
    """The user without secrets, with the tenant, the roles and the permissions."""
    schemas.response(module_of(User))
    user = schemas.components[f"{module_of(User).code}Response"]
    texts: Schema = {"type": "array", "items": {"type": "string"}}
    further = {"tenant_id": nullable(ID), "roles": texts, "permissions": texts}
    return closed_object({**user["properties"], **further}, [*user["required"], *further])


def _tokens() -> Schema:
    """The envelope of the tokens, which also stand at its top."""
    text: Schema = {"type": "string"}
    tokens: dict[str, Schema] = {
        "access_token": text,
        "refresh_token": text,
        "expires_in": {"type": "integer", "minimum": 1},
        "token_type": {"const": "bearer"},
    }
    body = envelope(closed_object(tokens, tokens))
    return closed_object({**body["properties"], **tokens}, [*body["required"], *tokens])
