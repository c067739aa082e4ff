"""Attribute sets: which attributes products of a kind have."""

from dataclasses import field
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Code, Count, Locale, Name, Ref

MAX_AXES = 3


@line
class AttributeSetItem(Line):
    """One attribute that products of the set have."""

    attribute_id: Annotated[UUID, Ref("pim.Attribute")]
    is_required: bool = False
    is_axis: bool = False
    position: Count = 0


@entity(
    path="attribute-sets",
    title=("속성 세트", "Attribute set"),
    search=("code", "name"),
    sorts=("code", "name"),
)
class AttributeSet(Entity):
    """The attributes that products of a kind have, and which of them must be filled."""

    code: Annotated[Code, UNIQUE]
    name: Name
    required_locales: list[Locale] = field(default_factory=list[str])
    attributes: list[AttributeSetItem] = field(default_factory=list[AttributeSetItem])

    @always
    def names_all_once(self) -> None:
        """Refuses an attribute or a required locale that stands in the set twice."""
        if len({one.attribute_id for one in self.attributes}) < len(self.attributes):
            raise RuleViolated("an attribute stands in a set once")
        if len(set(self.required_locales)) < len(self.required_locales):
            raise RuleViolated("a required locale stands in a set once")

    @always
    def has_few_axes(self) -> None:
        """Refuses more axes than variants can sensibly be told apart by."""
        if sum(one.is_axis for one in self.attributes) > MAX_AXES:
            raise RuleViolated("a set has at most {axes} axes", axes=MAX_AXES)
