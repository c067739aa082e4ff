"""The HTTP application, put together."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from application.application import Application
from application.doorkeeper import Doorkeeper
from application.ports import Passwords, Tokens, Works
from domain.kernel.domains import DOMAINS, SCOPES
from domain.kernel.entity import Module, modules
from domain.manager.idam.policy import Policy
from interfaces.http.auth import Authentication, Bearers
from interfaces.http.docs import add_docs
from interfaces.http.edge import Edge, EdgeSettings, Observer
from interfaces.http.errors import add_error_handlers
from interfaces.http.health import HEALTH, READY, Ready, add_health
from interfaces.http.index import Index
from interfaces.http.metrics import Metrics, add_metrics
from interfaces.http.openapi import Documents, add_documents, document_url
from interfaces.http.routes import module_routes
from interfaces.http.shelf import Shelf
from interfaces.http.sign_in import BASE, OPEN_PATHS, SignIn

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class AppSettings:
    """How the application presents itself; `metrics_token` None shows the metrics to this machine alone."""

    version: str
    edge: EdgeSettings = field(default_factory=EdgeSettings)
    docs: bool = False
    metrics_token: str | None = None
    observers: tuple[Observer, ...] = ()


class Api(FastAPI):
    """FastAPI behind the edge, the authentication and the index.

    The routes of modules are reached past FastAPI's own layers, which they do not need; all other routes, and whatever
    is added with `add_middleware`, are served by FastAPI as ever.
    """

    around: Callable[[ASGIApp], ASGIApp]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        # what FastAPI does here beside costs a request as much as authentication does
        scope["app"] = self
        if self.middleware_stack is None:
            self.middleware_stack = self.build_middleware_stack()
        await self.middleware_stack(scope, receive, send)

    def build_middleware_stack(self) -> ASGIApp:
        return self.around(super().build_middleware_stack())


def create_app(
    application: Application,
    *,
    doorkeeper: Doorkeeper,
    works: Works,
    passwords: Passwords,
    tokens: Tokens,
    policy: Policy,
    ready: Ready,
    settings: AppSettings,
    lifespan: Lifespan | None = None,
) -> FastAPI:
    """The application over every module that is declared; `application.use_cases.discover()` must have run."""
    declared = modules()
    bearers = Bearers(tokens)
    metrics = Metrics(_route_classes(declared), settings.version)
    app = Api(title="CXG", version=settings.version, openapi_url=None, lifespan=lifespan)
    add_error_handlers(app)
    add_health(app, ready)
    add_metrics(app, metrics, settings.metrics_token)
    SignIn(works, passwords, tokens, policy, bearers).add_to(app)
    if settings.docs:
        _add_documents(app, declared, settings.version)
    app.router.routes.extend(module_routes(declared, application))

    def around(inner: ASGIApp) -> ASGIApp:
        indexed = Index(inner, app.routes)
        admitted = Authentication(indexed, doorkeeper, bearers, OPEN_PATHS)
        edge = Edge(admitted, settings.edge, (metrics, *settings.observers))
        metrics.in_flight = lambda: edge.in_flight
        return edge

    app.around = around
    return app


def _add_documents(app: FastAPI, declared: Sequence[Module], version: str) -> None:
    documents = Documents(declared, version, Shelf(version))
    add_documents(app, documents)
    add_docs(app, [(_title(domain), document_url(domain)) for domain in documents.domains])


def _title(domain: str) -> str:
    """What a document is chosen by, in both languages."""
    about = DOMAINS[domain]
    return f"{SCOPES[about.scope].ko} > {about.title.ko} · {SCOPES[about.scope].en} > {about.title.en}"


def _route_classes(declared: Sequence[Module]) -> set[str]:
    """The first parts of paths that are counted apart."""
    return {HEALTH, READY, BASE, *(module.url.rpartition("/")[0] for module in declared)}
