"""Figures of this process for Prometheus.

Counted in plain dictionaries by the event loop's one thread, and turned into metric families at a scrape: prometheus-client's own
counters cost several times as much for each request. Every worker process counts for itself and a scrape reaches whichever worker
accepts it, so with several workers on one port a scrape sees one of them: `cxg_worker` says which. For whole figures run one worker
a container, or give each worker its own port.
"""

import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from hmac import compare_digest
from ipaddress import ip_address

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from interfaces.http.envelope import error_body
from interfaces.messages import language, translate

METHODS = frozenset(("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
_LABELS = [*map(str, BOUNDS), "+Inf"]
_DOMAIN_DEPTH = 5  # "", api, v1, scope, domain
OTHER = "other"


class _Latency:
    """A histogram's figures: how many requests fell under each bound, and their seconds in all."""

    __slots__ = ("counts", "seconds")

    def __init__(self) -> None:
        self.counts = [0] * len(_LABELS)
        self.seconds = 0.0

    def buckets(self) -> Iterator[tuple[str, float]]:
        """The cumulative counts, as Prometheus wants them."""
        total = 0
        for label, number in zip(_LABELS, self.counts, strict=True):
            total += number
            yield label, total


class Metrics(Collector):
    """Requests by method, route class and status, with their latencies; an observer of the edge.

    A route class is one of the `routes` given: the path of a domain (`/api/v1/tenants/crm`) or the first part of another path
    (`/health`). Whatever else is asked for counts as "other", so that strangers cannot make new series.
    """

    def __init__(self, routes: Iterable[str], version: str) -> None:
        self._classes = frozenset(routes)
        self._version = version
        self._requests: dict[tuple[str, str, int], int] = {}
        self._latencies: dict[tuple[str, str], _Latency] = {}
        self.in_flight: Callable[[], int] = lambda: 0
        self.registry = CollectorRegistry()
        self.registry.register(self)
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)

    def route_class(self, path: str) -> str:
        """The label a path counts under."""
        depth = _DOMAIN_DEPTH if path.startswith("/api/") else 2
        known = "/".join(path.split("/", depth)[:depth])
        return known if known in self._classes else OTHER

    def __call__(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"]
        if method not in METHODS:
            method = OTHER
        route = self.route_class(scope["path"])
        key = (method, route, status)
        self._requests[key] = self._requests.get(key, 0) + 1
        latency = self._latencies.get(key[:2])
        if latency is None:
            latency = self._latencies[key[:2]] = _Latency()
        latency.counts[bisect_left(BOUNDS, seconds)] += 1
        latency.seconds += seconds

    def collect(self) -> Iterator[Metric]:
        """The families of a scrape."""
        requests = CounterMetricFamily("cxg_http_requests", "Requests answered", labels=("method", "route", "status"))
        for (method, route, status), number in self._requests.items():
            requests.add_metric((method, route, str(status)), number)
        yield requests
        latencies = HistogramMetricFamily("cxg_http_request_seconds", "Time to answer", labels=("method", "route"))
        for (method, route), latency in self._latencies.items():
            latencies.add_metric((method, route), list(latency.buckets()), latency.seconds)
        yield latencies
        yield GaugeMetricFamily("cxg_http_in_flight", "Requests being answered now", value=self.in_flight())
        build = GaugeMetricFamily("cxg_build", "The program that answers", labels=("version",))
        build.add_metric((self._version,), 1)
        yield build
        worker = GaugeMetricFamily("cxg_worker", "The one worker process these figures are of", labels=("pid",))
        worker.add_metric((str(os.getpid()),), 1)
        yield worker


def add_metrics(app: Starlette, metrics: Metrics, token: str | None) -> None:
    """Serves `/metrics`: to the bearer of `token`, or, where none is configured, to programs on this machine."""

    async def scrape(request: Request) -> Response:
        if not _may_read(request, token):
            lang = language(request.headers.get("accept-language", "").encode("latin-1"))
            body = error_body("AUTHENTICATION_REQUIRED", translate("a token is needed to read the metrics", lang))
            return Response(body, 401, {"www-authenticate": "Bearer"}, media_type="application/json")
        return Response(
            generate_latest(metrics.registry),
            headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"},
        )

    app.add_route("/metrics", scrape, methods=["GET"], include_in_schema=False)


def _may_read(request: Request, token: str | None) -> bool:
    if token:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and compare_digest(given.strip().encode(), token.encode())
    # A proxy on this machine brings strangers' requests in from the loopback address.
    if request.client is None or "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
