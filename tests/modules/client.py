"""A caller of the HTTP application, whose every answer is held against the OpenAPI document."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx

from tests.modules.documents import check

IP = "203.0.113.7"
SECRETS: set[str] = set()
"""Values that were sent as secrets: no answer may ever hold one."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer."""

    status: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def body(self) -> Any:
        """The envelope."""
        return json.loads(self.content)

    @property
    def data(self) -> Any:
        """What a success carries."""
        assert self.status < 300, self
        return self.body["data"]

    @property
    def error(self) -> dict[str, Any]:
        """What a refusal carries."""
        assert self.status >= 400, self
        found: dict[str, Any] = self.body["error"]
        return found

    @property
    def code(self) -> str | None:
        """The error's code; None for a success."""
        return None if self.status < 400 else str(self.error["code"])

    @property
    def wrong(self) -> set[tuple[str, str]]:
        """The fields that were refused, with the reason's code."""
        assert self.status == 422, self
        return {(one["field"], one["code"]) for one in self.error["detail"]["field_errors"]}

    def __str__(self) -> str:
        return f"{self.status} {self.content.decode()}"


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody with a token, or with none."""

    http: httpx.AsyncClient
    token: str | None = None
    user_id: UUID | None = None
    tenant_id: UUID | None = None
    headers: dict[str, str] = field(default_factory=dict)

    async def call(
        self, method: str, path: str, body: Any = None, *, params: Mapping[str, Any] | None = None, **headers: str
    ) -> Reply:
        """The answer; header names are written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            sent["authorization"] = f"Bearer {self.token}"
        answer = await self.http.request(method, path, json=body, params=params, headers=sent)
        reply = Reply(answer.status_code, answer.content, answer.headers)
        if answer.headers["content-type"] == "application/json":  # else it is a file
            check(method, path, reply.status, reply.body)
        leaked = [secret for secret in SECRETS if secret.encode() in reply.content]
        assert not leaked, f"{method} {path} answers a secret"
        return reply


def given_secrets(values: Iterable[str]) -> None:
    """Remembers values that no answer may hold."""
    SECRETS.update(values)
