"""Who asks: the bearer token of a request, made into an actor before any route runs."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import lru_cache
from typing import Annotated, Any, NamedTuple
from uuid import UUID

from fastapi import APIRouter, Depends, params
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from application.doorkeeper import Doorkeeper
from application.ports import Tokens
from application.rights import Actor, Origin
from domain.kernel.domains import DOMAINS
from domain.kernel.errors import CXGError, ForbiddenError, UnauthorizedError
from interfaces.http.errors import send_error

GUARDED = "/api/v1/"
_MAX_AGENT = 200  # characters of the user agent that are of use in an audit row


class Subject(NamedTuple):
    """The ids that a token carries."""

    session_id: UUID
    user_id: UUID
    tenant_id: UUID | None


class Bearers:
    """Reads bearer tokens; what a token carries is kept, whether it still holds is asked each time."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._ids = lru_cache(4096)(self._read)

    def subject(self, authorization: bytes | None) -> Subject:
        """Whom the header's token is of; raises UnauthorizedError for a token that does not hold, or for none."""
        if authorization is None or authorization[:7].lower() != b"bearer ":
            raise UnauthorizedError
        token = authorization[7:].decode("latin-1")
        self._tokens.verify(token, type="access")
        return self._ids(token)

    def _read(self, token: str) -> Subject:
        claims = self._tokens.verify(token, type="access")
        tenant_id = claims.get("tenant_id")
        try:
            return Subject(UUID(claims["sid"]), UUID(claims["sub"]), None if tenant_id is None else UUID(tenant_id))
        except (KeyError, ValueError, TypeError, AttributeError):
            raise UnauthorizedError from None


class Authentication:
    """Lets in to the API only those whose token the doorkeeper admits; the actor is `request.state.actor`.

    The signature of a token is worked out once, by the port `Tokens`; its end, the session and the rights are looked
    at on every request. `open_paths` are those where nobody needs to be signed in.
    """

    def __init__(self, app: ASGIApp, doorkeeper: Doorkeeper, bearers: Bearers, open_paths: Collection[str]) -> None:
        self._app = app
        self._doorkeeper = doorkeeper
        self._bearers = bearers
        self._open_paths = frozenset(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(GUARDED) and scope["path"] not in self._open_paths:
            try:
                await self._admit(scope)
            except CXGError as error:
                await send_error(scope, send, error)
                return
        await self._app(scope, receive, send)

    async def _admit(self, scope: Scope) -> None:
        token = agent = None
        for name, value in scope["headers"]:
            if name == b"authorization":
                token = value
            elif name == b"user-agent":
                agent = value
        session_id, user_id, tenant_id = self._bearers.subject(token)
        state: dict[str, Any] = scope.setdefault("state", {})
        state["actor"] = await self._doorkeeper.admit(
            session_id=session_id, user_id=user_id, tenant_id=tenant_id, origin=_origin(scope, state, agent)
        )


def _origin(scope: Scope, state: dict[str, Any], agent: bytes | None) -> Origin:
    client = scope.get("client")
    return Origin(
        ip=client[0] if client else None,
        user_agent=agent.decode("latin-1")[:_MAX_AGENT] if agent else None,
        request_id=state.get("request_id"),
    )


def origin_of(scope: Scope) -> Origin:
    """Where a request comes from."""
    agent = next((value for name, value in scope["headers"] if name == b"user-agent"), None)
    return _origin(scope, scope.setdefault("state", {}), agent)


async def get_current_user(request: Request) -> Actor:
    """A FastAPI dependency: who is signed in."""
    actor: Actor | None = getattr(request.state, "actor", None)
    if actor is None:
        raise UnauthorizedError
    return actor


CurrentUser = Annotated[Actor, Depends(get_current_user)]


def require_permission(permission: str) -> Callable[..., Awaitable[Actor]]:
    """A FastAPI dependency: who is signed in, if they hold the permission in its own scope; else ForbiddenError.

    Routes of modules need none: their use cases ask for the permission themselves.
    """
    for_staff = DOMAINS[permission.partition(":")[0]].scope == "manager"

    async def check(actor: CurrentUser) -> Actor:
        # a tenant's owner holds permissions of the manager scope too, for the tenant's own rows there
        if actor.is_staff != for_staff:
            raise ForbiddenError(permission=permission)
        actor.require(permission)
        return actor

    return check


class AuditedAPIRouter(APIRouter):
    """A router for routes that are written by hand: only those who are signed in get to them.

    What they change through a unit of work opened for `get_current_user` leaves its audit rows by itself.
    """

    def __init__(self, *, dependencies: Sequence[params.Depends] = (), **options: Any) -> None:
        super().__init__(dependencies=[Depends(get_current_user), *dependencies], **options)
