"""Notification categories: what people switch on and off."""

from dataclasses import field
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import IMMUTABLE, UNIQUE, Name, Note, Text


class NotificationCategoryKind(StrEnum):
    """Whether people may refuse the messages, or must have asked for them."""

    MANDATORY = "MANDATORY"
    TRANSACTIONAL = "TRANSACTIONAL"
    MARKETING = "MARKETING"


DefaultChannel = Annotated[
    str,
    Text(
        20,
        r"^(EMAIL|SMS|ALIMTALK|PUSH|SLACK|IN_APP)$",
        says="one of EMAIL, SMS, ALIMTALK, PUSH, SLACK, IN_APP is asked for",
    ),
]


@entity(
    path="categories",
    title=("알림 분류", "Notification category"),
    search=("code", "name"),
    filters=("kind",),
    sorts=("code", "name"),
)
class NotificationCategory(Entity):
    """What messages are about, so that people can switch them on and off."""

    code: Annotated[str, Text(40), UNIQUE, IMMUTABLE]
    name: Name
    kind: Annotated[NotificationCategoryKind, IMMUTABLE]
    default_channels: list[DefaultChannel] = field(default_factory=list[str])
    description: Note | None = None

    @always
    def names_a_channel_once(self) -> None:
        """Refuses a default channel that is named twice, as the message would go twice."""
        if len(set(self.default_channels)) < len(self.default_channels):
            raise RuleViolated("a notification category names a channel at most once")
