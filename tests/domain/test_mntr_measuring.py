"""What always holds for health checks, metrics and the rules that watch them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.mntr.alert_rule import AlertRule, Comparator
from domain.manager.mntr.health_check import HealthCheck, HealthCheckKind
from domain.manager.mntr.metric import Metric, MetricKind
from domain.manager.mntr.metric_sample import MetricSample
from domain.manager.mntr.severity import Severity
from tests.marks import rule

ID = UUID(int=1)
K = HealthCheckKind


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def check(kind: HealthCheckKind = K.HTTP, target: str = "https://example.com/health", **given: Any) -> HealthCheck:
    return HealthCheck(code="web", name="웹", kind=kind, target=target, **given)


@rule("mntr.HealthCheck", "timeout_seconds is less than interval_seconds")
def test_a_probe_ends_before_the_next_one_begins() -> None:
    verify(check(interval_seconds=30, timeout_seconds=29))
    for timeout in (30, 31):
        with pytest.raises(RuleViolated, match="timeout_seconds"):
            verify(check(interval_seconds=30, timeout_seconds=timeout))


@pytest.mark.parametrize("seconds", [9, 86_401])
def test_a_probe_runs_every_ten_seconds_to_once_a_day(seconds: int) -> None:
    verify(check(interval_seconds=10, timeout_seconds=1))
    verify(check(interval_seconds=86_400))
    with pytest.raises(ValidationError, match="interval_seconds"):
        verify(check(interval_seconds=seconds, timeout_seconds=1))


@pytest.mark.parametrize(("kind", "target"), [(K.HTTP, "example.com"), (K.TCP, "example.com"), (K.TCP, "db 1:5432")])
def test_a_probe_asks_an_address_of_its_kind(kind: HealthCheckKind, target: str) -> None:
    verify(check(K.TCP, "db-1:5432"))
    verify(check(K.QUEUE_LAG, "mail"))
    with pytest.raises(ValidationError, match="target"):
        verify(check(kind, target))


@pytest.mark.parametrize("headers", [["Accept"], {"Accept": 1}, {"Accept": "text/html", "X": None}])
def test_headers_are_names_with_a_text_each(headers: object) -> None:
    verify(check(headers={"Accept": "text/html"}))
    verify(check(headers=None))
    with pytest.raises(ValidationError, match="headers"):
        verify(check(headers=headers))


@pytest.mark.parametrize("statuses", ["ok", "20", "600", "200-", "200,,204"])
def test_expected_statuses_are_those_of_http(statuses: str) -> None:
    verify(check(expected_status="200-299,304, 404"))
    with pytest.raises(ValidationError, match="expected_status"):
        verify(check(expected_status=statuses))


def test_a_metric_names_a_label_once() -> None:
    metric = Metric(code="cpu", name="CPU", kind=MetricKind.GAUGE, unit="%", label_keys=["host", "region"])
    verify(metric)
    metric.label_keys.append("host")
    with pytest.raises(RuleViolated):
        verify(metric)


def test_the_labels_of_a_sample_are_names_with_a_text_each() -> None:
    sample = MetricSample(metric_id=ID, value=Decimal(1), sampled_at=datetime(2026, 8, 1, tzinfo=UTC))
    verify(sample)
    sample.labels = {"host": "db-1"}
    verify(sample)
    sample.labels = {"host": 1}
    with pytest.raises(ValidationError, match="labels"):
        verify(sample)


def alert_rule(comparator: Comparator, recovery: str | None, **given: Any) -> AlertRule:
    return AlertRule(
        code="cpu-high",
        name="CPU",
        metric_id=ID,
        comparator=comparator,
        threshold=Decimal(90),
        recovery_threshold=None if recovery is None else Decimal(recovery),
        severity=Severity.SEV2,
        **given,
    )


@pytest.mark.parametrize(
    ("comparator", "recovery", "wrong"),
    [
        (Comparator.GT, "80", "90.000001"),
        (Comparator.GTE, "89", "100"),
        (Comparator.LT, "91", "89.999999"),
        (Comparator.LTE, "100", "80"),
    ],
)
def test_an_alert_recovers_on_the_other_side(comparator: Comparator, recovery: str, wrong: str) -> None:
    for sound in (None, "90", recovery):
        verify(alert_rule(comparator, sound))
    with pytest.raises(RuleViolated, match="recovery_threshold"):
        verify(alert_rule(comparator, wrong))


def test_a_label_filter_is_labels_with_a_text_each() -> None:
    verify(alert_rule(Comparator.GT, None, label_filter={"host": "db-1"}))
    with pytest.raises(ValidationError, match="label_filter"):
        verify(alert_rule(Comparator.GT, None, label_filter=["host"]))
