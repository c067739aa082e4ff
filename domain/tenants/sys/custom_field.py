"""Custom fields: what a tenant keeps of its records beyond the fields that come with them."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import IMMUTABLE, Count, Json, Text
from domain.tenants.sys.entity_type import EntityType


class CustomFieldType(StrEnum):
    """What sort of value the field takes; REF is the id of another record."""

    TEXT = "TEXT"
    NUMBER = "NUMBER"
    DATE = "DATE"
    BOOL = "BOOL"
    SELECT = "SELECT"
    MULTISELECT = "MULTISELECT"
    REF = "REF"


class CustomFieldStatus(StrEnum):
    """Whether the field can be written."""

    ACTIVE = "ACTIVE"
    ARCHIVED = "ARCHIVED"


S = CustomFieldStatus
LIFE = Life({S.ACTIVE: (S.ARCHIVED,), S.ARCHIVED: (S.ACTIVE,)})
CHOSEN = (CustomFieldType.SELECT, CustomFieldType.MULTISELECT)


@line
class CustomFieldOption(Line):
    """A value that can be chosen; an archived one stays readable."""

    value: Annotated[str, Text(64)]
    label: Json
    is_archived: bool = False


@entity(
    path="custom-fields",
    title=("사용자 정의 필드", "Custom field"),
    search=("key",),
    filters=("entity_type", "field_type"),
    sorts=("key", "position"),
    unique=(("entity_type", "key"),),
    life=LIFE,
)
class CustomField(Entity):
    """A field that the tenant adds to an entity; its labels, and those of its options, are texts by locale."""

    entity_type: Annotated[EntityType, IMMUTABLE]
    key: Annotated[
        str, Text(64, r"^[a-z0-9_]+$", says="small letters, digits and underscores are asked for"), IMMUTABLE
    ]
    label: Json
    field_type: CustomFieldType
    ref_entity: EntityType | None = None
    is_required: bool = False
    is_unique: bool = False
    default_value: Json | None = None
    position: Count = 0
    status: CustomFieldStatus = S.ACTIVE
    options: list[CustomFieldOption] = field(default_factory=list[CustomFieldOption])

    @always
    def is_labelled_by_locale(self) -> None:
        """Refuses a label that is not a text by locale."""
        _check_label("label", self.label)
        for place, option in enumerate(self.options):
            _check_label(f"options.{place}.label", option.label)

    @always
    def says_what_it_refers_to(self) -> None:
        """Refuses a reference to nothing."""
        if self.field_type is CustomFieldType.REF and self.ref_entity is None:
            raise RuleViolated("a field of the type REF names the entity that it refers to")

    @always
    def offers_a_choice(self) -> None:
        """Refuses a choice among nothing, and an option that is listed twice."""
        if self.field_type in CHOSEN and not self.options:
            raise RuleViolated("a field that is chosen from options has at least one")
        if len({one.value for one in self.options}) < len(self.options):
            raise RuleViolated("an option occurs once in a field")


def _check_label(name: str, label: object) -> None:
    texts = label.items() if isinstance(label, Mapping) else ()
    if not texts or not all(isinstance(text, str) and locale and text.strip() for locale, text in texts):
        raise ValidationError.of(name, "pattern", "a text by locale is asked for")
