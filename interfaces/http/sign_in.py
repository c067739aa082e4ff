"""The endpoints of signing in and of one's own account."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Annotated, Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from application.manager.idam import sign_in
from application.manager.idam.sign_in import SignedIn
from application.ports import Passwords, Tokens, Works
from domain.kernel.fields import Shape, fields_of
from domain.kernel.types import Secret, Text
from domain.manager.idam.policy import Policy
from interfaces.http.auth import Bearers, CurrentUser, origin_of
from interfaces.http.envelope import encode, success
from interfaces.http.errors import UnsupportedMediaType
from interfaces.http.reading import media_type, read_object, read_pairs

BASE = "/api/v1/manager/auth"
LOGIN, REFRESH, LOGOUT = f"{BASE}/login", f"{BASE}/refresh", f"{BASE}/logout"
OPEN_PATHS = (LOGIN, REFRESH, LOGOUT)
"""Where nobody needs to be admitted; signing out twice answers the same, so it asks for the token alone."""
FORM = "application/x-www-form-urlencoded"


class PasswordGrant(StrEnum):
    """The grant that the sign-in form names."""

    PASSWORD = "password"


class RefreshGrant(StrEnum):
    """The grant that the refresh form names."""

    REFRESH_TOKEN = "refresh_token"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Login:
    username: Annotated[str, Text(254)]
    password: Secret
    grant_type: PasswordGrant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refresh:
    refresh_token: Annotated[str, Text(4096)]
    grant_type: RefreshGrant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _ChangePassword:
    current_password: Secret
    new_password: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class _LogoutAll:
    include_current: bool = False


def _shape(of: type[Any]) -> Shape:
    return Shape({field.name: field for field in fields_of(of)})


LOGIN_FORM, REFRESH_BODY = _shape(_Login), _shape(_Refresh)
CHANGE_PASSWORD_BODY, LOGOUT_ALL_BODY = _shape(_ChangePassword), _shape(_LogoutAll)


class SignIn:
    """The endpoints, on the use cases of signing in."""

    def __init__(self, works: Works, passwords: Passwords, tokens: Tokens, policy: Policy, bearers: Bearers) -> None:
        self._works = works
        self._passwords = passwords
        self._tokens = tokens
        self._policy = policy
        self._bearers = bearers

    def add_to(self, app: FastAPI) -> None:
        """Adds the routes."""
        for path, method, endpoint in (
            ("/login", "POST", self.login),
            ("/refresh", "POST", self.refresh),
            ("/logout", "POST", self.logout),
            ("/logout-all", "POST", self.logout_all),
            ("/me", "GET", self.me),
            ("/me", "PATCH", self.update_me),
            ("/change-password", "POST", self.change_password),
        ):
            app.add_api_route(BASE + path, endpoint, methods=[method], include_in_schema=False)

    async def login(self, request: Request) -> Response:
        """Opens a session for a user name or e-mail address and a password."""
        form = LOGIN_FORM.parse(_known(LOGIN_FORM, await _form(request)))
        signed_in = await sign_in.login(
            self._works,
            self._passwords,
            self._tokens,
            self._policy,
            form["username"],
            form["password"],
            origin_of(request.scope),
        )
        return _tokens(signed_in)

    async def refresh(self, request: Request) -> Response:
        """Exchanges a refresh token for new tokens; takes JSON, or the form of OAuth2."""
        if media_type(_headers(request)) == FORM:
            given = REFRESH_BODY.parse(_known(REFRESH_BODY, await _form(request)))
        else:
            given = REFRESH_BODY.parse(await _object(request))
        origin = origin_of(request.scope)
        return _tokens(await sign_in.refresh(self._works, self._tokens, self._policy, given["refresh_token"], origin))

    async def logout(self, request: Request) -> Response:
        """Ends the session of the token; a second call answers the same."""
        subject = self._bearers.subject(_headers(request).get(b"authorization"))
        await sign_in.logout(
            self._works, session_id=subject.session_id, user_id=subject.user_id, origin=origin_of(request.scope)
        )
        return _answer(None)

    async def logout_all(self, request: Request, actor: CurrentUser) -> Response:
        """Ends the user's other sessions, or all of them."""
        given = LOGOUT_ALL_BODY.parse(await _object(request))
        include_current = given.get("include_current", False)
        return _answer({"count": await sign_in.logout_all(self._works, actor, include_current=include_current)})

    async def me(self, actor: CurrentUser) -> Response:
        """Who is signed in, with the tenant, the roles and the permissions of this moment."""
        return _answer(await sign_in.me(self._works, actor))

    async def update_me(self, request: Request, actor: CurrentUser) -> Response:
        """Changes what users may change of their own account."""
        return _answer(await sign_in.update_me(self._works, actor, await _object(request)))

    async def change_password(self, request: Request, actor: CurrentUser) -> Response:
        """Sets a new password and ends the user's other sessions."""
        given = CHANGE_PASSWORD_BODY.parse(await _object(request))
        await sign_in.change_password(self._works, self._passwords, self._policy, actor, **given)
        return _answer(None)


def _tokens(signed_in: SignedIn) -> Response:
    """The envelope with the tokens also at its top, where OAuth2 clients look for them."""
    tokens = asdict(signed_in)
    return _json(encode({"success": True, "data": tokens, "error": None, **tokens}))


def _answer(data: object) -> Response:
    return _json(success(encode(data)))


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")


def _headers(request: Request) -> dict[bytes, bytes]:
    return dict(request.scope["headers"])


async def _object(request: Request) -> dict[str, Any]:
    return read_object(_headers(request), await request.body())


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, those without a value left out, as OAuth2 wants it."""
    if media_type(_headers(request)) != FORM:
        raise UnsupportedMediaType(FORM)
    return {name: value for name, value in read_pairs(await request.body()).items() if value}


def _known(shape: Shape, form: dict[str, str]) -> dict[str, str]:
    """The fields that are read; OAuth2 clients send others, which are to be ignored."""
    return {name: value for name, value in form.items() if name in shape.fields}
