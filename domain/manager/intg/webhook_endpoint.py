"""Webhook endpoints: where events are sent."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, Json, Name, Ref, Secret, Text, Url, Whole

Wanted = Annotated[
    str,
    Text(
        100,
        r"^(\*|[a-z0-9_]+(\.[a-z0-9_]+)*(\.\*)?)$",
        says="an event such as invoice.paid, invoice.* or * is asked for",
    ),
]
"""The code of an event type, all those that begin alike, or all."""


class DisabledReason(StrEnum):
    """Why the endpoint gets nothing: by hand, after failures, because it is gone, or with its tenant."""

    MANUAL = "MANUAL"
    FAILING = "FAILING"
    GONE = "GONE"
    TENANT = "TENANT"


class WebhookEndpointStatus(StrEnum):
    """Whether events are sent."""

    ACTIVE = "ACTIVE"
    DISABLED = "DISABLED"


S = WebhookEndpointStatus
LIFE = Life(
    {S.ACTIVE: (S.DISABLED,), S.DISABLED: (S.ACTIVE,)},
    by_command={S.ACTIVE: "enable", S.DISABLED: "disable"},
)


@entity(
    path="webhooks",
    title=("웹훅", "Webhook endpoint"),
    search=("name", "url"),
    filters=("tenant_id", "disabled_reason", "last_success_at"),
    sorts=("name",),
    life=LIFE,
)
class WebhookEndpoint(Entity):
    """An address that events are sent to."""

    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), IMMUTABLE] | None = None  # empty: the platform's own
    name: Name
    url: Url
    event_types: list[Wanted]
    secret: Annotated[Secret, COMPUTED] | None = None
    previous_secret: Annotated[Secret, COMPUTED] | None = None
    previous_secret_until: Annotated[datetime, COMPUTED] | None = None
    headers: Json | None = None  # added to each call
    timeout_seconds: Annotated[int, Whole(1, 30)] = 15
    rate_per_second: Annotated[int, Whole(1)] = 10
    ordered: bool = False  # one at a time, in the order of the events
    first_failed_at: Annotated[datetime, COMPUTED] | None = None  # no success since
    last_success_at: Annotated[datetime, COMPUTED] | None = None
    disabled_reason: Annotated[DisabledReason, COMPUTED] | None = None
    status: WebhookEndpointStatus = S.ACTIVE

    @always
    def wants_something(self) -> None:
        """Refuses an endpoint that no event is sent to."""
        if not self.event_types:
            raise RuleViolated("an endpoint names at least one event type")

    @always
    def adds_harmless_headers(self) -> None:
        """Refuses headers that are no texts, that break the request, or that stand for our own."""
        if self.headers is None:
            return
        if not isinstance(self.headers, Mapping) or not all(map(_is_header, self.headers.items())):
            raise ValidationError.of("headers", "pattern", "names of headers with their texts are asked for")
        if any(name.lower().startswith("webhook-") for name in self.headers):
            raise RuleViolated("no added header begins with webhook-")


def _is_header(header: tuple[str, object]) -> bool:
    name, value = header
    token = bool(name) and name.isascii() and all(one.isalnum() or one in "!#$%&'*+-.^_`|~" for one in name)
    return token and isinstance(value, str) and value.isascii() and value.isprintable()
