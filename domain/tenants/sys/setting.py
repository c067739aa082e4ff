"""Settings: how the program behaves for a tenant."""

from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Json, Name, Text


class SettingType(StrEnum):
    """What sort of value the setting takes."""

    TEXT = "TEXT"
    NUMBER = "NUMBER"
    BOOL = "BOOL"
    JSON = "JSON"


@entity(
    path="settings",
    title=("설정", "Setting"),
    access="settings",
    search=("key", "description"),
    sorts=("key",),
)
class Setting(Entity):
    """One value that changes how the program behaves for this tenant."""

    key: Annotated[Name, UNIQUE, IMMUTABLE]
    value: Json
    value_type: Annotated[SettingType, COMPUTED] = SettingType.JSON
    default_value: Annotated[Json, COMPUTED] | None = None
    description: Annotated[str, Text(500), COMPUTED] | None = None
