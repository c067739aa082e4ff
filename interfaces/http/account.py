"""The endpoints of signing in, as the OpenAPI documents describe them."""

from typing import Any

from application.manager.idam.sign_in import OWN_FIELDS
from domain.kernel.domains import DOMAINS, SCOPES, Title
from domain.kernel.entity import module_of
from domain.kernel.fields import Shape
from domain.manager.idam.user import User
from interfaces.http import sign_in
from interfaces.http.answers import SECURITY, WITH_BODY, content, envelope, refusals
from interfaces.http.schemas import ID, NULL, Schema, Schemas, closed_object, nullable
from interfaces.http.sign_in import SignIn

_TITLE = Title("로그인", "Signing in")


def describe(schemas: Schemas, paths: dict[str, Any], tags: list[dict[str, str]]) -> None:
    """Adds the endpoints to a document."""
    titles = (SCOPES["manager"], DOMAINS["idam"].title, _TITLE)
    tag = " > ".join(schemas.choose(title) for title in titles)
    tags.append({"name": tag, "description": schemas.say("Signing in, and one's own account")})
    me = envelope(_me(schemas))
    form = {sign_in.FORM: {"schema": schemas.shape(sign_in.LOGIN_FORM, "text") | {"additionalProperties": True}}}
    token = schemas.shape(sign_in.REFRESH_BODY, "given")
    refresh = {**content(token), sign_in.FORM: {"schema": token | {"additionalProperties": True}}}
    own = Shape({name: field for name, field in module_of(User).fields.fields.items() if name in OWN_FIELDS})
    change = schemas.shape(sign_in.CHANGE_PASSWORD_BODY, "given")
    all_ = schemas.shape(sign_in.LOGOUT_ALL_BODY, "given")
    count = closed_object({"count": {"type": "integer", "minimum": 0}}, ("count",))

    def add(
        path: str, method: str, handler: Any, answer: Schema, body: Any, *statuses: int, open: bool = False
    ) -> None:
        operation: dict[str, Any] = {
            "operationId": f"idam_auth_{handler.__name__}",
            "tags": [tag],
            "summary": schemas.say(handler.__doc__),
        }
        if body is not None:
            operation["requestBody"] = {
                "required": any(one["schema"].get("required") for one in body.values()),
                "content": body,
            }
        success = {"description": schemas.say("Success"), "content": content(answer)}
        always = (401, 422, 429, 500, 503, 504, *(WITH_BODY if body is not None else ()))
        operation["responses"] = {"200": success, **refusals(*always, *statuses)}
        operation["security"] = [] if open else SECURITY
        paths.setdefault(sign_in.BASE + path, {})[method] = operation

    add("/login", "post", SignIn.login, _tokens(), form, 403, open=True)
    add("/refresh", "post", SignIn.refresh, _tokens(), refresh, 403, open=True)
    add("/logout", "post", SignIn.logout, envelope(NULL), None)
    add("/logout-all", "post", SignIn.logout_all, envelope(count), content(all_), 403)
    add("/me", "get", SignIn.me, me, None, 403)
    add("/me", "patch", SignIn.update_me, me, content(schemas.shape(own, "given", partial=True)), 403)
    add("/change-password", "post", SignIn.change_password, envelope(NULL), content(change), 403, 412)


def _me(schemas: Schemas) -> Schema:
    """The user without secrets, with the tenant, the roles and the permissions."""
    schemas.response(module_of(User))
    user = schemas.components["idam.UserResponse"]
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
