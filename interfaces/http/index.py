"""Finds the route of a request by looking its path up: the last of hundreds of modules costs what the first does.

FastAPI asks one route after the other. Here the path of a module is a key, with or without the id and what follows it.
"""

from collections.abc import Iterable

from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.kernel.errors import NotFoundError
from interfaces.http.errors import NOWHERE, MethodNotAllowed, send_error
from interfaces.http.routes import ModuleRoute

_ID = "/{id}"
Methods = dict[str, ASGIApp]


class Index:
    """Serves the modules' routes; any other route that the application has goes to `app`, as it would without."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        self._collections: dict[str, Methods] = {}
        self._records: dict[str, Methods] = {}
        self._parts: dict[tuple[str, str], Methods] = {}
        self._others: dict[str, set[str]] = {}
        for route in routes:
            if isinstance(route, ModuleRoute):
                self._add(route)
            else:
                # a router that was included has no path of its own: it may serve anything
                path = str(getattr(route, "path", "/"))
                self._others.setdefault(path.partition("{")[0], set()).update(getattr(route, "methods", None) or ())
        self._beginnings = tuple(self._others)

    def _add(self, route: ModuleRoute) -> None:
        base, id, part = route.path.partition(_ID)
        if part:
            methods = self._parts.setdefault((base, part.removeprefix("/")), {})
        else:
            methods = (self._records if id else self._collections).setdefault(base, {})
        for method in route.methods or ():
            methods[method] = route.app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        methods, id = self._find(path)
        if methods is not None:
            endpoint = methods.get(scope["method"])
            if endpoint is None:
                await _refuse(scope, send, methods)
                return
            scope["path_params"] = {"id": id}
            await endpoint(scope, receive, send)
        elif path.startswith(self._beginnings):
            # FastAPI would name the methods of the first of several routes of an address alone
            allowed = self._others.get(path)
            if allowed and scope["method"] not in allowed:
                await _refuse(scope, send, allowed)
            else:
                await self._app(scope, receive, send)
        else:
            await send_error(scope, send, NotFoundError(NOWHERE))

    def _find(self, path: str) -> tuple[Methods | None, str]:
        """The methods of an address and the id in it."""
        methods = self._collections.get(path)
        if methods is not None:
            return methods, ""
        base, _, last = path.rpartition("/")
        methods = self._records.get(base)
        if methods is not None:
            return methods, last
        base, _, id = base.rpartition("/")
        return self._parts.get((base, last)), id


async def _refuse(scope: Scope, send: Send, allowed: Iterable[str]) -> None:
    await send_error(scope, send, MethodNotAllowed(", ".join(sorted(allowed))))
