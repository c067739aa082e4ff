"""Event types: the kinds of event that the platform tells the world."""

from datetime import datetime
from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import IMMUTABLE, UNIQUE, Json, Name, Note, Text


@entity(
    path="event-types",
    title=("이벤트 유형", "Event type"),
    access="settings",
    search=("code", "name"),
    filters=("is_public",),
    sorts=("code", "name"),
)
class EventType(Entity):
    """A kind of event that the platform tells the world, and the form of its data."""

    code: Annotated[
        str,
        Text(100, r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", says="a code such as invoice.paid is asked for"),
        UNIQUE,
        IMMUTABLE,
    ]
    name: Name
    description: Note | None = None
    json_schema: Annotated[Json, IMMUTABLE] | None = None
    sample: Annotated[Json, IMMUTABLE] | None = None
    is_public: bool = True
    deprecated_at: datetime | None = None
