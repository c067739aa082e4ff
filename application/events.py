"""What happened, told after the commit to the functions that listen for it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from application.ports import Works


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as it was written with its change."""

    id: UUID
    event: str
    entity: str
    entity_id: UUID
    entity_version: int
    data: Mapping[str, Any]
    occurred_at: datetime
    tenant_id: UUID | None


Listener = Callable[[Works, Happened], Awaitable[None]]
"""Called at least once for an event; makes sure by the event's id that its effect happens once."""
Listeners = Mapping[str, tuple[Listener, ...]]
"""The functions that listen, by the name of the event."""
