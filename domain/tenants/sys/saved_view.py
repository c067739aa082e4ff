"""Saved views: lists as a user wants to see them again."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import ValidationError
from domain.kernel.types import IMMUTABLE, Json, Name, Ref, Text
from domain.tenants.sys.entity_type import EntityType


class ViewVisibility(StrEnum):
    """Who sees the view: its owner, the owner's team, or everyone."""

    PRIVATE = "PRIVATE"
    TEAM = "TEAM"
    EVERYONE = "EVERYONE"


@entity(
    path="saved-views",
    title=("저장된 보기", "Saved view"),
    search=("name",),
    filters=("entity_type", "visibility", "owner_id"),
    sorts=("name",),
)
class SavedView(Entity):
    """A kept set of filters, columns and sorting for the list of an entity."""

    entity_type: Annotated[EntityType, IMMUTABLE]
    name: Name
    owner_id: Annotated[UUID, Ref("sys.User"), IMMUTABLE]
    visibility: ViewVisibility = ViewVisibility.PRIVATE
    filters: Json
    columns: list[Annotated[str, Text(64)]] = field(default_factory=list[str])
    sort: list[Annotated[str, Text(64)]] = field(default_factory=list[str])
    is_default: bool = False

    @always
    def filters_by_name(self) -> None:
        """Refuses filters that are not values by name."""
        if not isinstance(self.filters, Mapping):
            raise ValidationError.of("filters", "type", "an object is asked for")
