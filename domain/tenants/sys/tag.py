"""Tags: labels for records of any kind."""

from dataclasses import field
from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, Count, Text, Unique
from domain.tenants.sys.entity_type import EntityType

_BARE = r"^[^\s\x00-\x1f\x7f]([^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f])?$"


@entity(
    path="tags",
    title=("태그", "Tag"),
    search=("name",),
    filters=("entity_types",),
    sorts=("name",),
)
class Tag(Entity):
    """A label for records of any kind, or of the named entities alone."""

    name: Annotated[str, Text(50, _BARE, says="a name without blanks before or after it"), Unique(folded=True)]
    color: Annotated[str, Text(7, r"^#[0-9A-Fa-f]{6}$", says="a colour such as #1e90ff is asked for")] | None = None
    entity_types: list[EntityType] = field(default_factory=list[str])
    use_count: Annotated[Count, COMPUTED] = 0
