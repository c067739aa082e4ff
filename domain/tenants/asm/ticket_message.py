"""Ticket messages: what is said on tickets."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Json, Note, Ref, Text


class AuthorKind(StrEnum):
    """Who wrote the message."""

    CUSTOMER = "CUSTOMER"
    AGENT = "AGENT"
    PROGRAM = "PROGRAM"


@entity(
    path="ticket-messages",
    title=("접수 메시지", "Ticket message"),
    access="append_only",
    search=("body",),
    filters=("ticket_id", "author_kind", "is_public", "sent_at"),
)
class TicketMessage(Entity):
    """A message to or from the customer, or an internal note, on a ticket."""

    ticket_id: Annotated[UUID, Ref("asm.Ticket"), IMMUTABLE]
    author_kind: Annotated[AuthorKind, COMPUTED] = AuthorKind.AGENT
    author_id: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    is_public: bool = True
    body: Note
    attachments: Json | None = None
    external_id: Annotated[str, Text(120), UNIQUE] | None = None  # of the e-mail, so that none comes in twice
    sent_at: Annotated[datetime, COMPUTED] | None = None
