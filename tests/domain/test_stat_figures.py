"""Figures that follow from others, counted by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.stat.aggregation_run import AggregationKind, AggregationRun
from domain.manager.stat.report import Report, ReportKind
from domain.manager.stat.report_run import ReportRun
from domain.manager.stat.revenue_stat import RevenueStat
from domain.manager.stat.tenant_stat import TenantRisk, TenantStat
from domain.manager.stat.uptime_stat import UptimeStat
from tests.marks import rule

R = TenantRisk


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def is_right(record: Entity) -> bool:
    try:
        verify(record)
    except (RuleViolated, ValidationError):
        return False
    return True


def a_tenant(login: str, adoption: str, support: str, billing: str, health: str, risk: TenantRisk) -> TenantStat:
    return TenantStat(
        tenant_id=uuid4(),
        day=date(2026, 7, 1),
        currency="KRW",
        login_score=Decimal(login),
        adoption_score=Decimal(adoption),
        support_score=Decimal(support),
        billing_score=Decimal(billing),
        health_score=Decimal(health),
        risk=risk,
    )


@rule(
    "stat.TenantStat",
    "health_score = 0.3 login + 0.3 adoption + 0.2 support + 0.2 billing, each 0 to 100; "
    "HIGH risk below 40, MEDIUM below 70",
)
def test_health_is_weighed_from_four_scores() -> None:
    verify(a_tenant("80", "55", "70", "100", "74.50", R.LOW))
    verify(a_tenant("30", "30", "70", "50", "42.00", R.MEDIUM))
    # of each score alone
    verify(a_tenant("100", "0", "0", "0", "30", R.HIGH))
    verify(a_tenant("0", "100", "0", "0", "30", R.HIGH))
    verify(a_tenant("0", "0", "100", "0", "20", R.HIGH))
    verify(a_tenant("0", "0", "0", "100", "20", R.HIGH))
    verify(a_tenant("0.05", "0", "0", "0", "0.02", R.HIGH))  # 0.015
    assert not is_right(a_tenant("0.05", "0", "0", "0", "0.01", R.HIGH))
    for health, risk in (("0", R.HIGH), ("39.99", R.HIGH), ("40", R.MEDIUM), ("69.99", R.MEDIUM), ("70", R.LOW)):
        for claimed in R:
            stat = a_tenant(health, health, health, health, health, claimed)
            assert is_right(stat) == (claimed is risk)
    for wrong in ("74.49", "74.51"):
        assert not is_right(a_tenant("80", "55", "70", "100", wrong, R.LOW))
    assert is_right(a_tenant("100", "100", "100", "100", "100", R.LOW))
    for name in ("login", "adoption", "support", "billing"):
        for beyond in ("100.01", "-0.01"):
            stat = a_tenant("50", "50", "50", "50", "50", R.MEDIUM)
            setattr(stat, f"{name}_score", Decimal(beyond))
            stat.health_score = stat.weighed_score
            with pytest.raises(ValidationError, match=name):
                verify(stat)


def a_month(**changed: Any) -> RevenueStat:
    """The month of the specification's example."""
    given: dict[str, Any] = {
        "mrr_start": 10_000_000,
        "mrr_new": 1_500_000,
        "mrr_expansion": 900_000,
        "mrr_contraction": 300_000,
        "mrr_churn": 500_000,
        "mrr_reactivation": 200_000,
        "mrr_end": 11_800_000,
        "arr": 141_600_000,
        "gross_retention": Decimal("0.92"),
        "net_retention": Decimal("1.01"),
        "quick_ratio": Decimal("3.25"),
        "customers_start": 200,
        "customers_new": 12,
        "customers_lost": 4,
        "customers_end": 208,
        "logo_churn": Decimal("0.02"),
        "arpa": 56_731,
        **changed,
    }
    money = {name: Decimal(given[name]) for name in given if name.startswith(("mrr", "ar")) and given[name] is not None}
    return RevenueStat(month="2026-07", currency="KRW", **(given | money))


def refused(figure: str, **changed: Any) -> bool:
    """Whether just this figure is said not to follow."""
    try:
        verify(a_month(**changed))
    except RuleViolated as error:
        return str(error).startswith(f"{figure} ")
    return False


@rule(
    "stat.RevenueStat",
    "gross_retention = (start - contraction - churn) / start; net_retention = (start + expansion - contraction - churn) "
    "/ start; quick_ratio = (new + expansion + reactivation) / (contraction + churn); null where the divisor is 0",
)
def test_retention_follows_from_the_movements() -> None:
    verify(a_month())
    for figure, value in (("gross_retention", "0.92"), ("net_retention", "1.01"), ("quick_ratio", "3.25")):
        for by in ("0.000001", "-0.000001"):
            assert refused(figure, **{figure: Decimal(value) + Decimal(by)})
        assert refused(figure, **{figure: None})
    # 2 of 3 are 0.666667, half up
    thirds = {"mrr_start": 3, "mrr_new": 0, "mrr_expansion": 0, "mrr_reactivation": 0, "mrr_churn": 1}
    found = {"mrr_end": 2, "arr": 24, "arpa": 0, "quick_ratio": Decimal(0), "mrr_contraction": 0}
    two = Decimal("0.666667")
    verify(a_month(**thirds, **found, gross_retention=two, net_retention=two))
    nothing_lost = {"mrr_contraction": 0, "mrr_churn": 0, "mrr_end": 12_600_000, "arr": 151_200_000, "arpa": 60_577}
    whole = {"gross_retention": Decimal(1), "net_retention": Decimal("1.09")}
    verify(a_month(**nothing_lost, **whole, quick_ratio=None))
    assert refused("quick_ratio", **nothing_lost, **whole, quick_ratio=Decimal(0))
    first = {"mrr_start": 0, "mrr_end": 1_800_000, "arr": 21_600_000, "arpa": 8_654}
    verify(a_month(**first, gross_retention=None, net_retention=None))
    assert refused("gross_retention", **first, gross_retention=Decimal(0), net_retention=None)
    assert refused("net_retention", **first, gross_retention=None, net_retention=Decimal(0))


@rule(
    "stat.RevenueStat",
    "arr = mrr_end x 12; customers_end = start + new (returned ones too) - lost; logo_churn = lost / start; "
    "arpa = mrr_end / customers_end; null where the divisor is 0",
)
def test_customers_and_revenue_follow_from_the_movements() -> None:
    verify(a_month())
    assert refused("arr", arr=141_600_001) and refused("arr", arr=141_599_999)
    assert refused("customers_end", customers_end=209) and refused("customers_end", customers_end=207)
    assert refused("logo_churn", logo_churn=Decimal("0.020001")) and refused("logo_churn", logo_churn=None)
    assert refused("arpa", arpa=56_730) and refused("arpa", arpa=56_732) and refused("arpa", arpa=None)
    nobody_before = {"customers_start": 0, "customers_lost": 0, "customers_end": 12, "arpa": 983_333}
    verify(a_month(**nobody_before, logo_churn=None))
    assert refused("logo_churn", **nobody_before, logo_churn=Decimal(0))
    nobody_left = {"customers_new": 0, "customers_lost": 200, "customers_end": 0, "logo_churn": Decimal(1)}
    verify(a_month(**nobody_left, arpa=None))
    assert refused("arpa", **nobody_left, arpa=0)


@pytest.mark.parametrize(
    ("name", "by"),
    [("start", 1), ("new", 1), ("expansion", 1), ("reactivation", 1), ("contraction", -1), ("churn", -1)],
)
def test_the_end_follows_from_each_movement(name: str, by: int) -> None:
    month = a_month()
    setattr(month, f"mrr_{name}", getattr(month, f"mrr_{name}") + 12_000)
    assert month.derived["mrr_end"] == Decimal(11_800_000 + by * 12_000)
    with pytest.raises(RuleViolated, match="mrr_end"):
        verify(month)


def an_uptime(total: int, maintenance: int, major: int, partial: int, down: str, up: str | None) -> UptimeStat:
    return UptimeStat(
        component_id=uuid4(),
        month="2026-07",
        total_minutes=total,
        maintenance_minutes=maintenance,
        major_minutes=major,
        partial_minutes=partial,
        downtime_minutes=Decimal(down),
        availability=None if up is None else Decimal(up),
    )


@rule(
    "stat.UptimeStat",
    "(total - maintenance - downtime) / (total - maintenance), half up to 6 decimals; "
    "weights MAJOR_OUTAGE 1, PARTIAL_OUTAGE 0.3",
)
def test_availability_follows_from_the_minutes() -> None:
    verify(an_uptime(44_640, 0, 0, 0, "0", "1"))
    # 44,640 - 640 planned are 44,000, of which 10 + 0.3 x 40 = 22 are down
    verify(an_uptime(44_640, 640, 10, 40, "22", "0.9995"))
    for down in ("21.99", "22.01", "50"):
        assert not is_right(an_uptime(44_640, 640, 10, 40, down, "0.9995"))
    for up in ("0.999499", "0.999501", None):
        assert not is_right(an_uptime(44_640, 640, 10, 40, "22", up))
    # 0.9999985 is 0.999999, half up
    verify(an_uptime(2_000_000, 0, 3, 0, "3", "0.999999"))
    assert not is_right(an_uptime(2_000_000, 0, 3, 0, "3", "0.999998"))
    verify(an_uptime(60, 60, 0, 0, "0", None))
    assert not is_right(an_uptime(60, 60, 0, 0, "0", "1"))


@pytest.mark.parametrize(("hour", "right"), [(9, True), (10, True), (8, False)])
def test_a_run_counts_forwards(hour: int, right: bool) -> None:
    nine = datetime(2026, 7, 1, 9, tzinfo=UTC)
    run = AggregationRun(kind=AggregationKind.USAGE, from_at=nine, to_at=nine.replace(hour=hour), started_at=nine)
    assert is_right(run) == right


@pytest.mark.parametrize(
    ("cron", "right"),
    [
        ("0 9 * * 1", True),
        ("*/5 0-6 1,15 * MON-FRI", True),
        ("0 9 * *", False),
        ("0 9 * * 1 1", False),
        ("daily", False),
    ],
)
def test_a_report_runs_by_five_fields(cron: str, right: bool) -> None:
    assert is_right(Report(code="revenue", name="Revenue", kind=ReportKind.REVENUE, cron=cron)) == right


@pytest.mark.parametrize(("digest", "right"), [("0" * 63 + "f", True), ("0" * 63, False), ("0" * 63 + "F", False)])
def test_a_file_is_known_by_its_digest(digest: str, right: bool) -> None:
    assert is_right(ReportRun(report_id=uuid4(), sha256=digest)) == right
