"""What always holds for a tenant's settings, domains, jobs, rollouts and subscriptions."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.tnnt.provisioning_job import ProvisioningJob, ProvisioningJobStatus, ProvisioningKind
from domain.manager.tnnt.schema_rollout import SchemaRollout
from domain.manager.tnnt.subscription import LIFE, Subscription
from domain.manager.tnnt.subscription import SubscriptionStatus as S
from domain.manager.tnnt.tenant_domain import TenantDomain, TenantDomainPurpose
from domain.manager.tnnt.tenant_setting import TenantSetting
from tests.domain.test_idam_access import NETWORKS
from tests.marks import rule


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def is_right(record: Entity) -> bool:
    try:
        verify(record)
    except (RuleViolated, ValidationError):
        return False
    return True


@pytest.mark.parametrize(("network", "right"), NETWORKS)
def test_a_tenants_users_come_from_networks(network: str, right: bool) -> None:
    assert is_right(TenantSetting(tenant_id=uuid4(), allowed_networks=["10.0.0.0/8", network])) == right


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"brand_color": "#1A73e8"}, True),
        ({"brand_color": "1A73e8"}, False),
        ({"brand_color": "#1A73eg"}, False),
        ({"fiscal_year_start_month": 1}, True),
        ({"fiscal_year_start_month": 12}, True),
        ({"fiscal_year_start_month": 0}, False),
        ({"fiscal_year_start_month": 13}, False),
        ({"session_idle_minutes": -1}, False),
    ],
)
def test_settings_have_their_form(fields: dict[str, Any], right: bool) -> None:
    assert is_right(TenantSetting(tenant_id=uuid4(), **fields)) == right


@pytest.mark.parametrize(
    ("domain", "right"),
    [("shop.example.com", True), ("xn--9d0bm53a.kr", True), ("example", False), ("한빛.kr", False), ("a..com", False)],
)
def test_a_domain_is_written_in_punycode(domain: str, right: bool) -> None:
    assert is_right(TenantDomain(tenant_id=uuid4(), domain=domain, purpose=TenantDomainPurpose.WEB)) == right


@rule("tnnt.ProvisioningJob", "DELETE needs approved_by other than requested_by")
def test_a_tenant_is_deleted_by_two() -> None:
    J, one, other = ProvisioningJobStatus, uuid4(), uuid4()

    def job(kind: ProvisioningKind, status: ProvisioningJobStatus, **by: Any) -> ProvisioningJob:
        return ProvisioningJob(tenant_id=uuid4(), kind=kind, status=status, requested_by_id=one, **by)

    for kind in ProvisioningKind:
        deletes = kind is ProvisioningKind.DELETE
        for status in J:
            waits = status in (J.QUEUED, J.CANCELLED)
            assert is_right(job(kind, status, approved_by_id=other))
            assert is_right(job(kind, status, approved_by_id=one)) != deletes
            assert is_right(job(kind, status)) == (waits or not deletes)


@pytest.mark.parametrize(
    ("percents", "right"),
    [
        ([5, 25, 100], True),
        ([100], True),
        ([], False),
        ([5, 25], False),
        ([25, 25, 100], False),
        ([25, 5, 100], False),
        ([0, 100], False),
        ([100, 101], False),
    ],
)
def test_waves_grow_until_all_are_reached(percents: list[int], right: bool) -> None:
    assert is_right(SchemaRollout(to_version="0002", wave_percents=percents)) == right


def test_a_rollout_goes_in_the_usual_waves() -> None:
    rollout = SchemaRollout(to_version="0002")
    verify(rollout)
    assert rollout.wave_percents == [5, 25, 100]


@pytest.mark.parametrize(("end", "right"), [(date(2026, 7, 2), True), (date(2026, 7, 1), False)])
def test_a_period_has_a_day(end: date, right: bool) -> None:
    ids: dict[str, Any] = {name: uuid4() for name in ("tenant_id", "billing_account_id", "plan_id")}
    period: dict[str, Any] = {"current_period_start": date(2026, 7, 1), "current_period_end": end}
    assert is_right(Subscription(**ids, **period)) == right


@rule("tnnt.Subscription", "status moves only by the commands and by billing")
def test_no_status_of_a_subscription_is_set_by_hand() -> None:
    moved = {(a, b): LIFE.command(a, b) for a, steps in LIFE.steps.items() for b in steps}
    by_billing = {(a, b) for a, b in moved if b in LIFE.by_program}
    assert all(command for step, command in moved.items() if step not in by_billing)
    assert {b for _, b in by_billing} == {S.PAST_DUE, S.UNPAID}
    assert moved[S.PENDING, S.ACTIVE] == moved[S.PENDING, S.TRIALING] == "activate"
    assert {moved[a, S.ACTIVE] for a in (S.PAUSED, S.PAST_DUE, S.UNPAID, S.TRIALING)} == {"resume"}
