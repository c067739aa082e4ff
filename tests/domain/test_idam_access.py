"""What always holds for keys, policies, invitations, providers, impersonations and linked identities."""

from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.idam.api_key import ApiKey
from domain.manager.idam.identity_provider import IdentityProvider
from domain.manager.idam.impersonation import Impersonation
from domain.manager.idam.invitation import Invitation
from domain.manager.idam.policy import Policy
from domain.manager.idam.security_policy import SecurityPolicy
from domain.manager.idam.user import User, UserIdentity, UserType
from tests.domain.test_idam_user import NINE, a_user


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def is_right(record: Entity) -> bool:
    try:
        verify(record)
    except (RuleViolated, ValidationError):
        return False
    return True


NETWORKS = [
    ("203.0.113.0/24", True),
    ("203.0.113.7", True),
    ("2001:db8::/32", True),
    ("0.0.0.0/0", True),
    ("203.0.113.0/33", False),
    ("203.0.113.1/24", False),
    ("203.0.113.256", False),
    (":::/64", False),
    ("office", False),
]


@pytest.mark.parametrize(("network", "right"), NETWORKS)
def test_sign_ins_and_calls_come_from_networks(network: str, right: bool) -> None:
    networks = ["10.0.0.0/8", network]
    assert is_right(SecurityPolicy(scope=UserType.TENANT, allowed_networks=networks)) == right
    key = ApiKey(name="Shop", user_id=uuid4(), scopes=["crm:partners:read"], allowed_networks=networks)
    assert is_right(key) == right


@pytest.mark.parametrize(("scope", "right"), [("crm:partners:read", True), ("*:*:*", True), ("everything", False)])
def test_a_key_is_given_permissions(scope: str, right: bool) -> None:
    assert is_right(ApiKey(name="Shop", user_id=uuid4(), scopes=[scope])) == right


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("access_token_minutes", 5, 15),
        ("session_max_days", 1, 90),
        ("password_min_length", 8, 64),
        ("password_history", 0, 10),
        ("max_sessions", 1, None),
        ("max_failed_attempts", 1, None),
        ("failure_window_minutes", 1, None),
        ("lockout_minutes", 1, None),
        ("ip_max_failures", 1, None),
        ("max_temporary_lockouts", 0, None),
        ("password_max_age_days", 0, None),
    ],
)
def test_a_policy_stays_within_bounds(name: str, least: int, most: int | None) -> None:
    for value, right in ((least - 1, False), (least, True), (most or 1000, True), ((most or 0) + 1, not most)):
        policy = SecurityPolicy(scope=UserType.PLATFORM)
        setattr(policy, name, value)
        assert is_right(policy) == right


def test_as_many_passwords_are_remembered_as_a_policy_asks_for() -> None:
    for length in (10, 0):
        user = a_user()
        for n in range(12):
            user.set_password(f"$cxg1$2026-01${n:060}", NINE, Policy(password_history=length))
        verify(user)
        assert len(user.past_hashes) == length


def an_invitation(**fields: Any) -> Invitation:
    return Invitation(email="kim@example.com", **fields)


def test_an_invitation_says_where_to() -> None:
    T, tenant, roles = UserType, uuid4(), [uuid4()]
    assert is_right(an_invitation(user_type=T.PLATFORM, role_ids=roles))
    assert not is_right(an_invitation(user_type=T.PLATFORM, tenant_id=tenant))
    assert is_right(an_invitation(user_type=T.TENANT, tenant_id=tenant))
    assert not is_right(an_invitation(user_type=T.TENANT))
    assert not is_right(an_invitation(user_type=T.TENANT, tenant_id=tenant, role_ids=roles))


@pytest.mark.parametrize(
    ("domain", "right"),
    [("example.com", True), ("xn--9d0bm53a.kr", True), ("example", False), ("-a.com", False), ("a b.com", False)],
)
def test_a_provider_is_found_by_domains(domain: str, right: bool) -> None:
    provider = IdentityProvider(
        code="hq",
        name="HQ",
        issuer="https://id.example.com",
        client_id="cxg",
        client_secret="s",
        email_domains=["example.org", domain],
    )
    assert is_right(provider) == right


@pytest.mark.parametrize(("minutes", "right"), [(4, False), (5, True), (60, True), (61, False)])
def test_an_impersonation_is_short(minutes: int, right: bool) -> None:
    target: dict[str, Any] = {"target_user_id": uuid4(), "tenant_id": uuid4()}
    assert is_right(Impersonation(**target, reason="Ticket 7", minutes=minutes)) == right


def test_nobody_impersonates_themselves() -> None:
    impersonation = Impersonation(target_user_id=uuid4(), tenant_id=uuid4(), reason="Ticket 7", admin_user_id=uuid4())
    verify(impersonation)
    impersonation.admin_user_id = impersonation.target_user_id
    with pytest.raises(RuleViolated):
        verify(impersonation)


def test_an_identity_is_linked_once() -> None:
    first, second = uuid4(), uuid4()
    user: User = a_user()
    pairs = [(first, "1"), (first, "2"), (second, "1")]
    user.identities = [UserIdentity(provider_id=provider, subject=subject) for provider, subject in pairs]
    verify(user)
    user.identities.append(UserIdentity(provider_id=first, subject="2"))
    with pytest.raises(RuleViolated):
        verify(user)
