"""Partners: their numbers, and beginning and stopping to trade with them."""

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest

from application.application import Application
from application.rights import Actor
from application.use_cases import use_cases_of
from domain.kernel.entity import module_of
from domain.kernel.errors import AlreadyExistsError, InvalidTransition, RuleViolated, ValidationError
from domain.tenants.crm.partner import Partner
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
MODULE = module_of(Partner)


async def create(application: Application, actor: Actor, name: str = "한빛전자", **given: Any) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads((await application.create(MODULE, actor, {"name": name, **given})).data)
    return shown


async def read(application: Application, actor: Actor, id: str) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(await application.get(MODULE, actor, UUID(id)))
    return shown


async def run(application: Application, actor: Actor, name: str, id: str, **body: Any) -> dict[str, Any]:
    answer = await application.command(MODULE, use_cases_of(MODULE).commands[name], actor, UUID(id), body)
    shown: dict[str, Any] = json.loads(answer.data)
    return shown


@rule(
    "crm.Partner",
    "a Korean business number has ten digits and a right check digit, with or without hyphens when entered",
)
async def test_a_korean_business_number_is_proved(application: Application, actor: Actor) -> None:
    for refused in ("123-45-67890", "1234567890", "123-45-6789", "123-45-678911", "12345678a1"):
        with pytest.raises((RuleViolated, ValidationError)):
            await create(application, actor, business_number=refused)
    first = await create(application, actor, business_number="123-45-67891")
    assert first["business_number"] == "1234567891"
    other = await create(application, actor, "세종상사", business_number="2208162517")
    with pytest.raises(RuleViolated):
        await application.update(MODULE, actor, UUID(other["id"]), {"business_number": "220-81-62518"})
    foreign = await create(application, actor, "Acme", country="US", business_number="12-3456789")
    with pytest.raises(RuleViolated):
        await application.update(MODULE, actor, UUID(foreign["id"]), {"country": "KR"})


@pytest.mark.usefixtures("interleaved")
@rule("crm.Partner", "a business number is unique among the partners that are neither deleted nor MERGED (concurrent)")
async def test_a_business_number_is_one_partners(application: Application, actor: Actor) -> None:
    tried = await asyncio.gather(
        create(application, actor, "가", business_number="123-45-67891"),
        create(application, actor, "나", business_number="1234567891"),
        return_exceptions=True,
    )
    (made,) = [one for one in tried if isinstance(one, dict)]
    assert [type(one) for one in tried if isinstance(one, Exception)] == [AlreadyExistsError]
    other = await create(application, actor, "다")
    with pytest.raises(AlreadyExistsError):
        await application.update(MODULE, actor, UUID(other["id"]), {"business_number": "123 45 67891"})
    await application.delete(MODULE, actor, UUID(made["id"]))
    await application.update(MODULE, actor, UUID(other["id"]), {"business_number": "123-45-67891"})
    with pytest.raises(RuleViolated):
        await application.change_status(MODULE, actor, UUID(other["id"]), {"status": "MERGED"})


@command("crm.Partner", "activate")
async def test_a_prospect_becomes_active(application: Application, actor: Actor) -> None:
    id = (await create(application, actor))["id"]
    with pytest.raises(RuleViolated):
        await run(application, actor, "activate", id)
    assert (await read(application, actor, id))["status"] == "PROSPECT"
    shown = await run(application, actor, "activate", id, is_customer=True)
    assert (shown["status"], shown["is_customer"], shown["is_supplier"]) == ("ACTIVE", True, False)
    await application.change_status(MODULE, actor, UUID(id), {"status": "INACTIVE"})
    await application.change_status(MODULE, actor, UUID(id), {"status": "ACTIVE", "is_supplier": True})
    shown = await read(application, actor, id)
    assert (shown["status"], shown["is_customer"], shown["is_supplier"]) == ("ACTIVE", True, True)
    with pytest.raises(InvalidTransition):
        await run(application, actor, "activate", id)


@command("crm.Partner", "block")
@command("crm.Partner", "unblock")
async def test_an_active_partner_is_blocked_and_unblocked(application: Application, actor: Actor) -> None:
    id = (await create(application, actor, is_supplier=True))["id"]
    with pytest.raises(InvalidTransition):
        await run(application, actor, "block", id, reason="미수금")
    await run(application, actor, "activate", id)
    with pytest.raises(ValidationError):
        await run(application, actor, "block", id)
    shown = await run(application, actor, "block", id, reason="미수금")
    assert (shown["status"], shown["blocked_reason"]) == ("BLOCKED", "미수금")
    with pytest.raises(RuleViolated):
        await run(application, actor, "activate", id)
    await application.change_status(MODULE, actor, UUID(id), {"status": "ACTIVE"})
    shown = await read(application, actor, id)
    assert (shown["status"], shown["blocked_reason"]) == ("ACTIVE", None)
    with pytest.raises(RuleViolated):
        await run(application, actor, "unblock", id)


@pytest.mark.usefixtures("interleaved")
@rule("crm.Partner", "the parent tree has no cycle (concurrent)")
async def test_no_partner_is_above_itself(application: Application, actor: Actor) -> None:
    a, b, c = [(await create(application, actor, name))["id"] for name in "abc"]

    async def put(child: str, parent: str) -> object:
        return await application.update(MODULE, actor, UUID(child), {"parent_id": parent})

    await put(b, a)
    await put(c, b)
    for parent in (a, b, c):
        with pytest.raises(RuleViolated):
            await put(a, parent)
    x, y = [(await create(application, actor, name))["id"] for name in "xy"]
    tried = await asyncio.gather(put(x, y), put(y, x), return_exceptions=True)
    assert [type(one) for one in tried if isinstance(one, Exception)] == [RuleViolated]
