"""Ticket categories: what tickets are about."""

from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import UNIQUE, Json, Name, Ref, Text
from domain.manager.supt.priority import Priority


@entity(
    path="categories",
    title=("문의 분류", "Ticket category"),
    search=("code", "name"),
    filters=("parent_id", "team_id"),
    sorts=("code", "name"),
)
class TicketCategory(Entity):
    """What a ticket is about, and which team gets it."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Name
    parent_id: Annotated[UUID, Ref("supt.TicketCategory", tree=True)] | None = None
    team_id: Annotated[UUID, Ref("supt.SupportTeam")] | None = None
    default_priority: Priority = Priority.NORMAL
    form: Json | None = None  # the further questions that are asked
    is_public: bool = True
