"""Notes: what people write down about records."""

from dataclasses import field
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, OtherId, Ref, Text
from domain.kernel.types import Note as LongText


@entity(
    path="notes",
    title=("메모", "Note"),
    search=("body",),
    filters=("resource_type", "resource_id", "is_pinned", "created_by"),
)
class Note(Entity):
    """What somebody wrote down about a record."""

    resource_type: Annotated[str, Text(64), IMMUTABLE]
    resource_id: Annotated[OtherId, IMMUTABLE]
    body: LongText
    is_pinned: bool = False
    mentioned_user_ids: Annotated[list[UUID], Ref("sys.User"), COMPUTED] = field(default_factory=list[UUID])
