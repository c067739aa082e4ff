"""Canned responses: the texts that support uses often."""

import re
from dataclasses import field
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Count, Locale, Name, Note, Ref, Text

VARIABLES = frozenset({"ticket.number", "requester.name", "agent.name"})
"""What a body may name in double braces, such as {{ ticket.number }}."""
_VARIABLE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


class StatusToSet(StrEnum):
    """The status that the ticket gets with the answer."""

    OPEN = "OPEN"
    PENDING = "PENDING"
    ON_HOLD = "ON_HOLD"
    RESOLVED = "RESOLVED"


@entity(
    path="canned-responses",
    title=("상용 답변", "Canned response"),
    search=("code", "title", "body"),
    filters=("team_id", "locale"),
    sorts=("code", "title"),
)
class CannedResponse(Entity):
    """A text that is used often, with the changes to the ticket that go with it."""

    code: Annotated[str, Text(40), UNIQUE]
    title: Name
    body: Note
    locale: Locale = "ko-KR"
    team_id: Annotated[UUID, Ref("supt.SupportTeam")] | None = None
    set_status: StatusToSet | None = None
    add_tags: list[Annotated[str, Text(40)]] = field(default_factory=list[str])
    used_count: Annotated[Count, COMPUTED] = 0

    @always
    def names_known_variables(self) -> None:
        """Refuses a body with a variable that nothing fills in."""
        for name in _VARIABLE.findall(self.body):
            if name.strip() not in VARIABLES:
                raise RuleViolated("the variable {name} is not known", name=name.strip())
