"""Ticket comments: what is said on tickets."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Email, Json, LongName, Note, Ref
from domain.manager.supt.attachments import check_attachments


class AuthorKind(StrEnum):
    """Who wrote the comment."""

    STAFF = "STAFF"
    CUSTOMER = "CUSTOMER"
    SYSTEM = "SYSTEM"


class CommentSource(StrEnum):
    """How the comment came in."""

    WEB = "WEB"
    EMAIL = "EMAIL"
    API = "API"
    SYSTEM = "SYSTEM"


@entity(
    path="comments",
    title=("댓글", "Comment"),
    search=("body",),
    filters=("ticket_id", "author_id", "author_kind", "is_internal"),
)
class TicketComment(Entity):
    """What somebody says on a ticket, to the customer or among the staff."""

    ticket_id: Annotated[UUID, Ref("supt.Ticket"), IMMUTABLE]
    author_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    author_email: Annotated[Email, COMPUTED] | None = None
    author_kind: Annotated[AuthorKind, COMPUTED] = AuthorKind.STAFF
    body: Note
    is_internal: Annotated[bool, IMMUTABLE] = False
    attachments: Json | None = None
    source: Annotated[CommentSource, COMPUTED] = CommentSource.WEB
    message_id: Annotated[LongName, UNIQUE, COMPUTED] | None = None  # of the mail, so that it is taken once
    edited_at: Annotated[datetime, COMPUTED] | None = None

    @always
    def is_open_to_its_author(self) -> None:
        """Refuses an internal note that a customer wrote."""
        if self.is_internal and self.author_kind is AuthorKind.CUSTOMER:
            raise RuleViolated("customers write no internal notes")

    @always
    def carries_harmless_files(self) -> None:
        """Refuses attachments that are too many, too large or able to run."""
        check_attachments("attachments", self.attachments)
