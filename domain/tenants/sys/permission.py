"""Permissions: what roles can allow."""

from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, UNIQUE, Name, Text


@entity(
    path="permissions",
    title=("권한", "Permission"),
    access="read_only",
    search=("code", "name"),
    filters=("domain", "resource", "action"),
)
class Permission(Entity):
    """One thing that can be allowed, named domain:path:action."""

    code: Annotated[str, Text(120), UNIQUE, COMPUTED] | None = None
    domain: Annotated[str, Text(8), COMPUTED] | None = None
    resource: Annotated[str, Text(64), COMPUTED] | None = None
    action: Annotated[str, Text(40), COMPUTED] | None = None
    name: Annotated[Name, COMPUTED] | None = None
