"""API requests: the calls that come with API keys."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, UNIQUE, Count, Ip, Json, Name, Ref, Text, Whole


@entity(
    path="api-requests",
    title=("API 호출 기록", "API request"),
    access="read_only",
    search=("request_id", "path", "error_code"),
    filters=("api_key_id", "tenant_id", "method", "http_status", "requested_at"),
    sorts=("requested_at",),
    unindexed=("method", "http_status"),
)
class ApiRequest(Entity):
    """A call of the public API, kept to find faults and to answer a repeated call with the first answer."""

    request_id: Annotated[str, Text(60), UNIQUE, COMPUTED]
    api_id: Annotated[UUID, Ref("intg.Api"), COMPUTED] | None = None
    api_key_id: Annotated[UUID, Ref("idam.ApiKey"), COMPUTED] | None = None
    tenant_id: Annotated[UUID, Ref("tnnt.Tenant"), COMPUTED] | None = None
    user_id: Annotated[UUID, Ref("idam.User"), COMPUTED] | None = None
    method: Annotated[str, Text(10), COMPUTED]
    path: Annotated[str, Text(500), COMPUTED]  # without the secrets of its query
    http_status: Annotated[int, Whole(100, 599), COMPUTED] | None = None  # empty while it still runs
    error_code: Annotated[str, Text(60), COMPUTED] | None = None
    duration_ms: Annotated[Count, COMPUTED] | None = None
    ip: Annotated[Ip, COMPUTED] | None = None
    idempotency_key: Annotated[Name, COMPUTED] | None = None
    request_hash: Annotated[str, Text(64), COMPUTED] | None = None
    response_body: Annotated[Json, COMPUTED] | None = None  # only beside an idempotency key, for a day
    requested_at: Annotated[datetime, COMPUTED]
