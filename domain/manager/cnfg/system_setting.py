"""System settings: how the platform is set."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import ValidationError
from domain.kernel.types import IMMUTABLE, UNIQUE, Json, Number, Text
from domain.manager.cnfg.json_number import number_of


class SettingType(StrEnum):
    """What the value of a setting is; a DECIMAL is written as text, a SECRET is never shown."""

    BOOL = "BOOL"
    INT = "INT"
    DECIMAL = "DECIMAL"
    STRING = "STRING"
    JSON = "JSON"
    SECRET = "SECRET"


NUMBERS = (SettingType.INT, SettingType.DECIMAL)
_IS_OF: Mapping[SettingType, Callable[[object], bool]] = {
    SettingType.BOOL: lambda value: isinstance(value, bool),
    SettingType.INT: lambda value: isinstance(value, int) and not isinstance(value, bool),
    SettingType.DECIMAL: lambda value: number_of(value) is not None,
    SettingType.STRING: lambda value: isinstance(value, str),
    SettingType.JSON: lambda value: True,
    SettingType.SECRET: lambda value: isinstance(value, str),
}
Bound = Annotated[Decimal, Number(18, 6), IMMUTABLE]


@entity(
    path="settings",
    title=("시스템 설정", "System setting"),
    access="settings",
    search=("key", "description"),
    filters=("value_type", "is_protected"),
    sorts=("key",),
)
class SystemSetting(Entity):
    """A setting of the platform, of a fixed type."""

    key: Annotated[str, Text(100), UNIQUE, IMMUTABLE]
    value: Json
    value_type: Annotated[SettingType, IMMUTABLE]
    default_value: Annotated[Json, IMMUTABLE] | None = None
    min_value: Bound | None = None
    max_value: Bound | None = None
    allowed_values: Annotated[Json, IMMUTABLE] | None = None  # a list; empty means any
    description: Annotated[str, Text(300), IMMUTABLE] | None = None
    is_protected: bool = False  # then changed by cnfg.ConfigChange only
    needs_restart: Annotated[bool, IMMUTABLE] = False

    @always
    def has_a_sound_value(self) -> None:
        """Refuses a value of the wrong type or outside the bounds."""
        if not _IS_OF[self.value_type](self.value):
            raise ValidationError.of("value", "type", "a value of the type {type} is asked for", type=self.value_type)
        if not (self._is_in_range() and self._is_allowed()):
            raise ValidationError.of("value", "range", "the value is outside its bounds")

    def _is_in_range(self) -> bool:
        number = number_of(self.value) if self.value_type in NUMBERS else None
        if number is None:
            return True
        above = self.min_value is None or number >= self.min_value
        return above and (self.max_value is None or number <= self.max_value)

    def _is_allowed(self) -> bool:
        if not isinstance(self.allowed_values, list):
            return True
        if self.value_type in NUMBERS:
            return number_of(self.value) in [number_of(one) for one in self.allowed_values]
        return self.value in self.allowed_values
