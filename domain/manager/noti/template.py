"""Templates: what messages say, a text for each channel and language."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, Json, Locale, LongName, Name, Note, Ref, Text, Whole
from domain.manager.noti.channel_type import ChannelType

VARIABLE_KEYS = {"name", "type", "required", "sample"}
"""What may be said of a variable; its name must be."""
_ASKED_FOR = "a list of variables with name, type, required and sample is asked for"


class TemplateStatus(StrEnum):
    """Whether messages are made from this version."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    ARCHIVED = "ARCHIVED"


S = TemplateStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE,),
        S.ACTIVE: (S.ARCHIVED,),
        S.ARCHIVED: (S.ACTIVE,),
    },
    by_command={S.ACTIVE: "publish"},
)


@line
class TemplateContent(Line):
    """The text for one channel in one language; `provider_template_code` is what ALIMTALK knows it by."""

    channel_type: ChannelType
    locale: Locale
    subject: LongName | None = None
    body: Note
    provider_template_code: Annotated[str, Text(60)] | None = None


@entity(
    path="templates",
    title=("알림 템플릿", "Template"),
    search=("code", "name"),
    filters=("category_id",),
    sorts=("code", "name"),
    unique=(("code", "template_version"),),
    life=LIFE,
)
class Template(Entity):
    """The text of a message for each channel and language."""

    code: Annotated[str, Text(60)]
    template_version: Annotated[int, Whole(1), COMPUTED] = 1
    name: Name
    category_id: Annotated[UUID, Ref("noti.NotificationCategory")]
    variables: Json
    default_locale: Locale = "ko-KR"
    status: TemplateStatus = S.DRAFT
    contents: list[TemplateContent] = field(default_factory=list[TemplateContent])

    @always
    def declares_its_variables(self) -> None:
        """Refuses variables that are no list of objects with a name each, and a name that stands twice."""
        if not isinstance(self.variables, list):
            raise ValidationError.of("variables", "type", _ASKED_FOR)
        names = [_name_of(variable) for variable in self.variables]
        if len(set(names)) < len(names):
            raise ValidationError.of("variables", "repeated", "a variable is declared at most once")

    @always
    def says_one_thing(self) -> None:
        """Refuses two texts for one channel in one language, and an ACTIVE template without any."""
        if len({(one.channel_type, one.locale) for one in self.contents}) < len(self.contents):
            raise RuleViolated("a template has at most one text a channel and language")
        if self.status is S.ACTIVE and not self.contents:
            raise RuleViolated("an ACTIVE template has at least one text")


def _name_of(variable: object) -> str:
    name = variable.get("name") if isinstance(variable, Mapping) else None
    if not isinstance(variable, Mapping) or not isinstance(name, str) or not name.isidentifier():
        raise ValidationError.of("variables", "type", _ASKED_FOR)
    if not (set(variable) <= VARIABLE_KEYS and isinstance(variable.get("required", False), bool)):
        raise ValidationError.of("variables", "type", _ASKED_FOR)
    return name
