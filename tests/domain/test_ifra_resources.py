"""What always holds for infrastructure, its cost and its releases."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.ifra.certificate import Certificate
from domain.manager.ifra.deployment import Deployment
from domain.manager.ifra.environment import Environment
from domain.manager.ifra.resource import Resource, ResourceKind, ResourceStatus
from domain.manager.ifra.resource_cost import CostAllocation, ResourceCost, ResourceCostStatus

ID = UUID(int=1)
NOW = datetime(2026, 8, 1, tzinfo=UTC)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def resource(**given: Any) -> Resource:
    return Resource(code="db-1", name="DB 1", kind=ResourceKind.DB_SERVER, region="kr", **given)


def test_a_resource_warns_before_it_is_critical() -> None:
    verify(resource(warn_rate=Decimal("0.9"), critical_rate=Decimal("0.9")))
    with pytest.raises(RuleViolated, match="warn_rate"):
        verify(resource(warn_rate=Decimal("0.900001"), critical_rate=Decimal("0.9")))


def test_a_resource_serves_once_a_check_has_reached_it() -> None:
    verify(resource())
    with pytest.raises(RuleViolated, match="ACTIVE"):
        verify(resource(status=ResourceStatus.ACTIVE))
    verify(resource(status=ResourceStatus.ACTIVE, last_seen_at=NOW))


@pytest.mark.parametrize(
    "given",
    [{"port": 0}, {"port": 65_536}, {"max_tenants": -1}, {"disk_gb": Decimal("-0.01")}, {"warn_rate": Decimal("1.1")}],
)
def test_the_sizes_of_a_resource_are_sound(given: dict[str, Any]) -> None:
    verify(resource(port=65_535, max_tenants=0, disk_gb=Decimal(0), warn_rate=Decimal(1), critical_rate=Decimal(1)))
    with pytest.raises(ValidationError):
        verify(resource(**given))


def cost(status: ResourceCostStatus, *shares: str) -> ResourceCost:
    made = [CostAllocation(basis=Decimal(1), amount=Decimal(share)) for share in shares]
    return ResourceCost(
        resource_id=ID, month="2026-07", amount=Decimal(1000), currency="KRW", status=status, allocations=made
    )


@pytest.mark.parametrize("status", [ResourceCostStatus.ALLOCATED, ResourceCostStatus.CLOSED])
def test_the_shares_of_a_cost_sum_to_it(status: ResourceCostStatus) -> None:
    verify(cost(status, "521", "296", "183"))
    for shares in ([], ["521", "296", "182"], ["521", "296", "184"]):
        with pytest.raises(RuleViolated, match="sum"):
            verify(cost(status, *shares))
    verify(cost(ResourceCostStatus.DRAFT, "1"))


@pytest.mark.parametrize("month", ["2026-13", "2026-7", "202607"])
def test_a_cost_is_of_a_month(month: str) -> None:
    made = cost(ResourceCostStatus.DRAFT)
    made.month = month
    with pytest.raises(ValidationError, match="month"):
        verify(made)


def test_a_certificate_ends_after_it_begins() -> None:
    verify(Certificate(domain="example.com", not_before=NOW, not_after=NOW + timedelta(days=90)))
    with pytest.raises(ValidationError, match="not_after"):
        verify(Certificate(domain="example.com", not_before=NOW, not_after=NOW))


@pytest.mark.parametrize("commit", ["abc12", "ABCDEF1", "g123456", "a" * 41])
def test_a_deployment_names_its_commit(commit: str) -> None:
    verify(Deployment(release="1.4.0", commit_hash="0a1b2c3", environment=Environment.STAGING))
    with pytest.raises(ValidationError, match="commit_hash"):
        verify(Deployment(release="1.4.0", commit_hash=commit, environment=Environment.STAGING))
