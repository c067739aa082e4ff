"""Permissions of the manager scope."""

from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, UNIQUE, Str10, Text


@entity(
    path="permissions",
    title=("권한", "Permission"),
    access="read_only",
    search=("code", "description"),
    filters=("domain", "action", "is_dangerous"),
    sorts=("code",),
)
class Permission(Entity):
    """One right, {domain}:{path}:{action}; the program writes the list from its own modules."""

    code: Annotated[str, Text(120), UNIQUE, COMPUTED] = ""
    domain: Annotated[Str10, COMPUTED] = ""
    resource: Annotated[str, Text(60), COMPUTED] = ""
    action: Annotated[str, Text(40), COMPUTED] = ""
    is_dangerous: Annotated[bool, COMPUTED] = False
    description: Annotated[str, Text(200), COMPUTED] | None = None
