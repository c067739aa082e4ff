"""What always holds for APIs, rate limits and webhook endpoints."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.intg.api import Api
from domain.manager.intg.rate_limit import RateLimit, RateLimitScope
from domain.manager.intg.webhook_endpoint import WebhookEndpoint
from tests.marks import rule


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def api(**given: Any) -> Api:
    return Api(**({"code": "orders", "api_version": "v1", "name": "주문 API", "base_path": "/api/v1/orders"} | given))


@rule("intg.Api", "sunset_at is at least 90 days after deprecated_at")
def test_an_api_ends_90_days_after_its_deprecation_at_the_earliest() -> None:
    deprecated_at, earliest = datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 9, 29, tzinfo=UTC)
    verify(api(deprecated_at=deprecated_at))
    verify(api(deprecated_at=deprecated_at, sunset_at=earliest))
    for early in (earliest - timedelta(microseconds=1), datetime(2026, 9, 28, tzinfo=UTC), deprecated_at):
        with pytest.raises(RuleViolated):
            verify(api(deprecated_at=deprecated_at, sunset_at=early))


@pytest.mark.parametrize("path", ["api/v1", "https://example.com/api", "/api v1", "/주문"])
def test_the_base_of_an_api_is_a_path(path: str) -> None:
    with pytest.raises(ValidationError):
        verify(api(base_path=path))


def limit(**given: Any) -> RateLimit:
    asked: dict[str, Any] = {"code": "key-default", "name": "기본", "scope": RateLimitScope.API_KEY}
    asked |= {"capacity": 60, "refill_per_second": Decimal(10)}
    return RateLimit(**(asked | given))


def test_a_limit_lets_a_call_through() -> None:
    verify(limit(cost=60))
    with pytest.raises(RuleViolated):
        verify(limit(cost=61))


@pytest.mark.parametrize(
    "given", [{"capacity": 0}, {"cost": 0}, {"refill_per_second": Decimal(0)}, {"methods": ["post"]}]
)
def test_a_limit_has_a_bucket_that_fills(given: dict[str, Any]) -> None:
    verify(limit(methods=["POST"], refill_per_second=Decimal("0.1667")))
    with pytest.raises(ValidationError):
        verify(limit(**given))


def endpoint(**given: Any) -> WebhookEndpoint:
    asked: dict[str, Any] = {"name": "주문 알림", "url": "https://example.com/hooks", "event_types": ["invoice.paid"]}
    return WebhookEndpoint(**(asked | given))


def test_an_endpoint_wants_events() -> None:
    verify(endpoint(event_types=["*", "invoice.*", "srm.invoice.posted", "credit_note.issued"]))
    with pytest.raises(RuleViolated):
        verify(endpoint(event_types=[]))
    for wrong in ("", "**", ".*", "invoice.", "Invoice.paid", "invoice.*.paid"):
        with pytest.raises(ValidationError):
            verify(endpoint(event_types=["invoice.paid", wrong]))


def test_a_call_of_an_endpoint_ends_within_half_a_minute() -> None:
    for seconds in (1, 30):
        verify(endpoint(timeout_seconds=seconds))
    for seconds in (0, 31):
        with pytest.raises(ValidationError):
            verify(endpoint(timeout_seconds=seconds))


def test_added_headers_do_no_harm() -> None:
    verify(endpoint(headers={"X-Environment": "production", "my-webhook-id": "1", "X-Empty": ""}))
    for ours in ("webhook-id", "Webhook-Signature"):
        with pytest.raises(RuleViolated):
            verify(endpoint(headers={"X-Environment": "production", ours: "1"}))
    for wrong in (
        ["X-A"],
        "X-A: 1",
        {"X A": "1"},
        {"": "1"},
        {"X-A": 1},
        {"X-A": "1\r\nHost: x"},
        {"이름": "1"},
        {"X": "값"},
    ):
        with pytest.raises(ValidationError):
            verify(endpoint(headers=wrong))
