"""What holds for a tenant whatever happens."""

from typing import Any

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import ValidationError
from domain.manager.tnnt.tenant import RESERVED_CODES, SuspendReason, Tenant, TenantStatus
from domain.manager.tnnt.tenant_database import TenantDatabase
from tests.marks import flow, rule


def a_tenant(**fields: object) -> Tenant:
    given: dict[str, Any] = {
        "code": "acme",
        "name": "Acme",
        "region": "kr-1",
        "contact_email": "acme@example.com",
        **fields,
    }
    return Tenant(**given)


def errors_of(tenant: Tenant) -> list[tuple[str, str]]:
    try:
        module_of(Tenant).verify(tenant)
    except ValidationError as error:
        return [(one.field, one.code) for one in error.field_errors]
    return []


@pytest.mark.parametrize("code", sorted(RESERVED_CODES))
def test_the_platforms_own_names_are_refused(code: str) -> None:
    assert errors_of(a_tenant(code=code)) == [("code", "reserved")]


@pytest.mark.parametrize("code", ["ab", "1abc", "Abc", "a_b", "a" * 32, "abc\n"])
def test_a_code_is_a_host_name(code: str) -> None:
    assert [field for field, _ in errors_of(a_tenant(code=code))] == ["code"]


@pytest.mark.parametrize("code", ["abc", "a-1", "a" * 31])
def test_a_code_of_three_to_thirty_one_characters_is_taken(code: str) -> None:
    assert errors_of(a_tenant(code=code)) == []


@flow("tnnt", "check digit of the business number")
@rule(
    "tnnt.Tenant",
    "business_number has 10 digits with a right check digit: weights 1 3 7 1 3 7 1 3 5 on the first nine, plus the "
    "tens of the ninth times 5, check = (10 - sum mod 10) mod 10",
)
def test_the_check_digit_of_the_business_number() -> None:
    assert errors_of(a_tenant(business_number="1234567891")) == []
    wrong = [number for digit in range(10) if errors_of(a_tenant(business_number=(number := f"123456789{digit}")))]
    assert wrong == [f"123456789{digit}" for digit in (0, 2, 3, 4, 5, 6, 7, 8, 9)]
    for number in ("123456789", "12345678911", "123-45-67891", "\uff11234567891"):
        assert errors_of(a_tenant(business_number=number)) != []


@pytest.mark.parametrize(
    ("status", "reason", "shut", "writable"),
    [
        (TenantStatus.ACTIVE, None, False, True),
        (TenantStatus.SUSPENDED, SuspendReason.PAYMENT, False, False),
        (TenantStatus.SUSPENDED, SuspendReason.REQUEST, False, False),
        (TenantStatus.SUSPENDED, SuspendReason.ABUSE, True, False),
        (TenantStatus.SUSPENDED, SuspendReason.SECURITY, True, False),
        (TenantStatus.PROVISIONING, None, True, False),
        (TenantStatus.FAILED, None, True, False),
        (TenantStatus.CLOSED, None, True, False),
        (TenantStatus.DELETED, None, True, False),
    ],
)
def test_who_gets_in_and_who_may_write(
    status: TenantStatus, reason: SuspendReason | None, shut: bool, writable: bool
) -> None:
    tenant = a_tenant(status=status, suspend_reason=reason)
    assert (tenant.is_shut, tenant.is_writable) == (shut, writable)


def test_a_tenant_that_is_moved_is_read_only() -> None:
    assert not a_tenant(status=TenantStatus.ACTIVE, is_read_only=True).is_writable


def test_a_database_never_holds_more_than_it_takes() -> None:
    database = TenantDatabase(database_name="t1", region="kr-1", max_tenants=2, tenant_count=3)
    with pytest.raises(Exception, match="at most 2 tenants"):
        module_of(TenantDatabase).verify(database)
