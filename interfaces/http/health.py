"""Whether the program lives, and whether it can serve."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from domain.kernel.errors import Unavailable
from interfaces.http.envelope import encode, success

HEALTH, READY = "/health", "/ready"
Ready = Callable[[], Awaitable[bool]]


def add_health(app: FastAPI, ready: Ready) -> None:
    """Serves `/health`, which asks nothing of any other part, and `/ready`, which asks `ready`."""
    healthy = success(encode({"status": "healthy"}))
    prepared = success(encode({"status": "ready"}))

    async def health(request: Request) -> Response:
        return Response(healthy, media_type="application/json")

    async def readiness(request: Request) -> Response:
        if not await ready():
            raise Unavailable("a part that this program needs cannot be reached", retry_after=2)
        return Response(prepared, media_type="application/json")

    app.add_route(HEALTH, health, methods=["GET"], include_in_schema=False)
    app.add_route(READY, readiness, methods=["GET"], include_in_schema=False)
