"""Roles: named sets of permissions inside a tenant."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Count, Name, Ref, Text

TENANT_ADMIN = "TENANT_ADMIN"
"""The code of the role that may do everything in the tenant."""
TENANT_MEMBER = "TENANT_MEMBER"
"""The code of the role that reads everything and writes what is its own."""


class RecordScope(StrEnum):
    """Which records a permission reaches: a user's own, their team's, their branch's, or all."""

    OWN = "OWN"
    TEAM = "TEAM"
    BRANCH = "BRANCH"
    ALL = "ALL"


@line
class RolePermission(Line):
    """A permission that a role gives."""

    permission_id: Annotated[UUID, Ref("sys.Permission")]
    record_scope: RecordScope = RecordScope.ALL
    hidden_fields: list[Annotated[str, Text(64)]] = field(default_factory=list[str])


@entity(path="roles", title=("역할", "Role"), search=("code", "name"), sorts=("code", "name"), grants=("permissions",))
class Role(Entity):
    """A named set of permissions inside the tenant."""

    code: Annotated[str, Text(64), UNIQUE, IMMUTABLE]
    name: Name
    description: Annotated[str, Text(500)] | None = None
    is_system: Annotated[bool, COMPUTED] = False
    user_count: Annotated[Count, COMPUTED] = 0
    permissions: list[RolePermission] = field(default_factory=list[RolePermission])

    @always
    def names_each_permission_once(self) -> None:
        """Refuses a permission that is listed twice."""
        if len({one.permission_id for one in self.permissions}) < len(self.permissions):
            raise RuleViolated("a role names a permission at most once")

    def refuse_if_system(self) -> None:
        """Refuses to touch a role that comes with the tenant."""
        if self.is_system:
            raise RuleViolated("the system roles can be neither changed nor deleted")
