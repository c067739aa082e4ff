"""Roles and users, each by themselves."""

from uuid import UUID

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import InvalidTransition, RuleViolated
from domain.tenants.sys.role import RecordScope, Role, RolePermission
from domain.tenants.sys.user import User, UserStatus
from tests.marks import rule

READ, WRITE = UUID(int=1), UUID(int=2)


@rule("sys.Role", "a role names a permission at most once")
def test_a_role_names_a_permission_at_most_once() -> None:
    role = Role(code="SALES", name="영업")
    role.permissions = [RolePermission(permission_id=READ), RolePermission(permission_id=WRITE)]
    module_of(Role).verify(role)
    role.permissions.append(RolePermission(permission_id=READ, record_scope=RecordScope.OWN))
    with pytest.raises(RuleViolated):
        module_of(Role).verify(role)


@rule("sys.User", "an ACTIVE user has at least one role")
def test_an_active_user_has_a_role() -> None:
    user = User(full_name="김하나", status=UserStatus.ACTIVE)
    with pytest.raises(RuleViolated):
        module_of(User).verify(user)
    user.role_ids = [UUID(int=3)]
    module_of(User).verify(user)


def test_a_user_never_goes_back_to_being_invited() -> None:
    user = User(full_name="김하나", role_ids=[UUID(int=3)])
    user.advance(UserStatus.DISABLED)
    with pytest.raises(InvalidTransition):
        user.advance(UserStatus.INVITED)
