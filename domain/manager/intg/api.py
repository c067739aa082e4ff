"""APIs: the public interfaces and how long they last."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Name, Note, Ref, Text, Url

NOTICE = timedelta(days=90)
"""How long callers have at least between the deprecation of an API and its end."""


class ApiStatus(StrEnum):
    """Whether the API may be called, and for how long still."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    DEPRECATED = "DEPRECATED"
    RETIRED = "RETIRED"


S = ApiStatus
LIFE = Life(
    {S.DRAFT: (S.ACTIVE,), S.ACTIVE: (S.DEPRECATED,), S.DEPRECATED: (S.ACTIVE, S.RETIRED), S.RETIRED: ()},
    by_command={(S.DRAFT, S.ACTIVE): "activate", S.DEPRECATED: "deprecate", S.RETIRED: "retire"},
)


@entity(
    path="apis",
    title=("API", "API"),
    search=("code", "name", "base_path"),
    filters=("is_public", "sunset_at"),
    sorts=("code", "name"),
    unique=(("code", "api_version"),),
    life=LIFE,
)
class Api(Entity):
    """A version of a public interface, from its first day to its last."""

    code: Annotated[str, Text(40)]
    api_version: Annotated[str, Text(10)]  # such as v1
    name: Name
    base_path: Annotated[str, Text(200, r"^/[A-Za-z0-9/._~{}-]*$", says="a path such as /api/v1 is asked for"), UNIQUE]
    description: Note | None = None
    documentation_url: Url | None = None
    is_public: bool = True
    deprecated_at: datetime | None = None
    sunset_at: datetime | None = None
    successor_id: Annotated[UUID, Ref("intg.Api", tree=True)] | None = None
    status: ApiStatus = S.DRAFT

    @always
    def gives_notice(self) -> None:
        """Refuses an end that comes too soon after the deprecation."""
        if self.deprecated_at and self.sunset_at and self.sunset_at - self.deprecated_at < NOTICE:
            raise RuleViolated("sunset_at is at least 90 days after deprecated_at")
