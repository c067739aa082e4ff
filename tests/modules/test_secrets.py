"""What is secret is taken in and never shown: in no answer, no schema, no audit row."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.domains import DOMAINS
from domain.kernel.entity import Module, modules
from tests.databases import connected
from tests.marks import line
from tests.modules.client import SECRETS
from tests.modules.documents import document
from tests.modules.preparations import CLOSED_AT_UPDATE, creatable
from tests.modules.test_operations import a_change, changeable
from tests.modules.world import World, each

_SUSPICIOUS = re.compile(r"(^|_)(password|secret|hash|token|otp)(s?)(_|$)")
HARMLESS = {
    "must_change_password": "whether, not which",
    "password_changed_at": "when, not which",
    "tokens": "when a session's tokens were given and used",
    "access_token": "what a sign-in is for",
    "refresh_token": "what a sign-in is for",
    "token_type": "the word Bearer",
    "access_token_minutes": "how long one lasts",
    "password_min_length": "a rule for all",
    "password_mixed": "a rule for all",
    "password_history": "a rule for all",
    "password_max_age_days": "a rule for all",
    "previous_secret_until": "when it ends, not which it is",
    "verification_token": "stands in the public DNS to prove a domain",
    **dict.fromkeys(("hash", "prev_hash", "head_hash", "snapshot_hash"), "a checksum of what the log shows"),
    **dict.fromkeys(("commit_hash", "receipt_hash", "request_hash"), "a checksum of what is no secret"),
}
"""Names that sound like secrets, and what they hold."""


def _properties(schema: Any, components: dict[str, Any], seen: set[str]) -> Iterator[str]:
    """The names of all properties that a schema describes."""
    if isinstance(schema, list):
        for one in schema:
            yield from _properties(one, components, seen)
    elif isinstance(schema, dict):
        if (ref := schema.get("$ref")) is not None and ref not in seen:
            seen.add(ref)
            _, _, kind, name = ref.split("/")
            yield from _properties(components[kind][name], components, seen)
        yield from schema.get("properties", {})
        for one in schema.values():
            yield from _properties(one, components, seen)


@line("security", 25)
@pytest.mark.parametrize("domain", [one for one in DOMAINS if one in {module.domain for module in modules()}])
def test_no_described_answer_has_a_secret(domain: str) -> None:
    described = document(domain)
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    answers = [operation["responses"] for operation in operations]
    names = set(_properties(answers, described["components"], set()))
    assert {"success", "data", "error"} <= names
    assert {name for name in names if _SUSPICIOUS.search(name)} <= HARMLESS.keys()
    for module in modules():
        if module.domain == domain:
            shown = set(_properties(described["paths"][f"{module.url}/{{id}}"]["get"], described["components"], set()))
            assert shown.isdisjoint(one.name for one in module.fields if one.secret)


@line("security", 25)
@each(lambda module: creatable(module) and any(one.secret for one in module.fields))
async def test_a_secret_is_never_answered(world: World, module: Module) -> None:
    by = world.caller(module)
    secrets = {one.name for one in module.fields if one.secret}
    body = await world.body(module, by, full=True)
    assert {body[name] for name in secrets & body.keys()} <= SECRETS, "the client looks for them in every answer"
    made = (await by.call("POST", module.url, body)).data
    url = f"{module.url}/{made['id']}"
    given = a_change(module, made) if changeable(module) else {}
    answers = [made, (await by.call("GET", url)).data, (await by.call("PUT", url, given)).data]
    answers += (await by.call("GET", module.url)).data["items"]
    assert all(secrets.isdisjoint(answer) for answer in answers)
    for name in secrets & body.keys():
        for term in ({name: body[name]}, {"sort": name}):
            assert (await by.call("GET", module.url, params=term)).status == 422
        if module.search:
            assert (await by.call("GET", module.url, params={"search": body[name]})).data["items"] == []


@each(lambda module: creatable(module) and any(one.secret for one in module.writable(creating=True)))
async def test_a_secret_is_stored_by_no_log(sql: World, module: Module) -> None:
    by = sql.caller(module)
    body = await sql.body(module, by, full=True)
    made = (await by.call("POST", module.url, body, idempotency_key=uuid4().hex)).data
    given = [body[one.name] for one in module.fields if one.secret and body.get(one.name)]
    assert given
    closed = CLOSED_AT_UPDATE.get(module.code, frozenset())
    changed = {one.name: body[one.name] for one in module.writable(creating=False) if one.secret and one.name in body}
    if not closed & changed.keys():
        assert (await by.call("PUT", f"{module.url}/{made['id']}", changed)).status == 200
    assert sql.dsns
    dsn = sql.dsns.manager_owner if module.scope == "manager" else sql.dsns.tenant_owner
    log = "audt.audit_logs" if module.scope == "manager" else "sys.audit_logs"
    async with connected(dsn) as owner:
        for table in (log, "core.outbox", "core.receipts"):
            for secret in given:
                found = f"SELECT count(*) FROM {table} t WHERE t::text LIKE '%' || $1 || '%'"
                assert await owner.fetchval(found, secret) == 0, table
