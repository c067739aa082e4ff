"""Attributes: the properties that products can have."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import IMMUTABLE, UNIQUE, Count, Json, Ref, Text
from domain.tenants.pim.texts import are_texts


class AttributeType(StrEnum):
    """What kind of value a product has for the attribute."""

    TEXT = "TEXT"
    NUMBER = "NUMBER"
    BOOL = "BOOL"
    DATE = "DATE"
    SELECT = "SELECT"
    MULTISELECT = "MULTISELECT"
    MEASURE = "MEASURE"


@line
class AttributeOption(Line):
    """One value that can be chosen, with its label by locale."""

    code: Annotated[str, Text(64)]
    label: Json
    position: Count = 0
    is_archived: bool = False


@entity(
    path="attributes",
    title=("속성", "Attribute"),
    search=("code",),
    filters=("attribute_type", "is_axis"),
    sorts=("code",),
)
class Attribute(Entity):
    """A property that products can have, labelled by locale, and that may tell variants apart."""

    code: Annotated[str, Text(64), UNIQUE, IMMUTABLE]
    label: Json
    attribute_type: AttributeType
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")] | None = None
    is_axis: bool = False
    is_localized: bool = False
    validation: Json | None = None
    options: list[AttributeOption] = field(default_factory=list[AttributeOption])

    @always
    def is_labelled_by_locale(self) -> None:
        """Refuses a label that is not a text for each locale."""
        labels = {"label": self.label} | {f"options.{place}.label": one.label for place, one in enumerate(self.options)}
        for name, label in labels.items():
            if not label or not are_texts(label):
                raise ValidationError.of(name, "type", "an object of texts by locale is asked for")

    @always
    def is_chosen_from_as_an_axis(self) -> None:
        """Refuses an axis along which nothing can be chosen."""
        if self.is_axis and self.attribute_type is not AttributeType.SELECT:
            raise RuleViolated("an axis is of type SELECT")

    @always
    def is_measured_in_a_unit(self) -> None:
        """Refuses a measure without its unit, and a unit of what is not measured."""
        if (self.attribute_type is AttributeType.MEASURE) != (self.unit_id is not None):
            raise RuleViolated("a MEASURE has a unit, and no other attribute has one")

    @always
    def tells_its_options_apart(self) -> None:
        """Refuses two options of one code."""
        if len({one.code for one in self.options}) < len(self.options):
            raise RuleViolated("option codes are unique in the attribute")
