"""Teams: users who work together."""

from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, UNIQUE, Code, Count, Name, Ref


@entity(
    path="teams",
    title=("팀", "Team"),
    search=("code", "name"),
    filters=("parent_id", "leader_id"),
    sorts=("code", "name"),
)
class Team(Entity):
    """Users who share records and leads."""

    code: Annotated[Code, UNIQUE]
    name: Name
    parent_id: Annotated[UUID, Ref("sys.Team", tree=True)] | None = None
    leader_id: Annotated[UUID, Ref("sys.User")] | None = None
    member_count: Annotated[Count, COMPUTED] = 0
