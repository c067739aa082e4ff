"""Roles of platform staff."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import NIL, Entity, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Name, Note, Ref, Text

RoleCode = Annotated[str, Text(50, r"^[A-Z0-9_]{1,50}$", says="capital letters, digits and underscores are asked for")]
PermissionCode = Annotated[
    str,
    Text(
        120,
        r"^([a-z]+|\*):([a-z0-9-]+|\*):([a-z0-9-]+|\*)$",
        says="a permission such as idam:users:read is asked for, any part of which may be *",
    ),
]


@entity(
    path="roles",
    title=("역할", "Role"),
    search=("code", "name"),
    filters=("is_system",),
    sorts=("code", "name"),
    grants=("permissions", "parent_id"),
)
class Role(Entity):
    """A named set of permissions of platform staff; what a member may do in a tenant is sys.Role."""

    code: Annotated[RoleCode, UNIQUE, IMMUTABLE]
    name: Name
    description: Note | None = None
    permissions: list[PermissionCode]
    parent_id: Annotated[UUID, Ref("idam.Role", tree=True)] | None = None
    is_system: Annotated[bool, COMPUTED] = False
    requires_mfa: bool = False


def with_parents(role: Role, roles: Mapping[UUID, Role]) -> list[Role]:
    """The role and those whose permissions come with it, nearest first."""
    chain = [role]
    while (parent := roles.get(chain[-1].parent_id or NIL)) is not None and parent not in chain:
        chain.append(parent)
    return chain
