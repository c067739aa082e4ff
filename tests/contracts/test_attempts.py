"""Parts of a work that can be undone alone: memory and PostgreSQL alike."""

from uuid import uuid4

import pytest

from application.rights import Actor, system
from domain.kernel.errors import AlreadyExistsError, ValidationError
from domain.tenants.crm.partner_group import PartnerGroup
from domain.tenants.sys.audit_log import AuditLog
from tests.contracts.side import Side, user


class Failure(Exception):
    """What a test lets an attempt fail with."""


@pytest.fixture
async def actor(side: Side) -> Actor:
    """Somebody of a new tenant."""
    return user(await side.new_tenant())


def group(code: str) -> PartnerGroup:
    return PartnerGroup(code=code, name=code)


async def codes(side: Side, actor: Actor) -> list[str]:
    async with side.works.begin("tenants", actor) as uow:
        return [one.code for one in await uow.of(PartnerGroup).find()]


async def test_what_fails_is_undone_alone(side: Side, actor: Actor) -> None:
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        before = uow.of(PartnerGroup).add(group("before"))
        async with uow.attempt():
            uow.of(PartnerGroup).add(group("A"))
        with pytest.raises(Failure):
            async with uow.attempt():
                uow.of(PartnerGroup).add(group("B"))
                raise Failure
        with pytest.raises(AlreadyExistsError):
            async with uow.attempt():
                uow.of(PartnerGroup).add(group("A"))
        with pytest.raises(ValidationError):
            async with uow.attempt():
                uow.of(PartnerGroup).add(PartnerGroup(code="C", name="C", price_list_id=uuid4()))
        async with uow.attempt():
            assert [one.code for one in await uow.of(PartnerGroup).find()] == ["A"]
            taken = (await uow.of(PartnerGroup).find())[0]
            (await uow.of(PartnerGroup).take(taken.id)).name = "changed"
        before.name = "still part of the work"
    assert sorted(await codes(side, actor)) == ["A", "before"]
    assert actor.tenant_id is not None
    told = [(one.name, one.version) for one in await side.told(actor.tenant_id)]
    assert sorted(told) == [
        ("crm.partner_group.created", 1),
        ("crm.partner_group.created", 1),
        ("crm.partner_group.updated", 2),
    ]
    async with side.works.begin("tenants", system(actor.tenant_id)) as uow:
        assert len(await uow.of(AuditLog).find(entity="crm.PartnerGroup")) == 3


async def test_attempts_lie_in_each_other(side: Side, actor: Actor) -> None:
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        with pytest.raises(Failure):
            async with uow.attempt():
                async with uow.attempt():
                    uow.of(PartnerGroup).add(group("A"))
                raise Failure
        async with uow.attempt():
            with pytest.raises(Failure):
                async with uow.attempt():
                    uow.of(PartnerGroup).add(group("B"))
                    raise Failure
            async with uow.attempt():
                uow.of(PartnerGroup).add(group("C"))
            uow.of(PartnerGroup).add(group("D"))
    assert sorted(await codes(side, actor)) == ["C", "D"]


async def test_a_work_that_fails_undoes_its_attempts(side: Side, actor: Actor) -> None:
    with pytest.raises(Failure):
        async with side.works.begin("tenants", actor, "CREATE") as uow:
            async with uow.attempt():
                uow.of(PartnerGroup).add(group("A"))
            raise Failure
    assert await codes(side, actor) == []
    assert actor.tenant_id is not None
    assert await side.told(actor.tenant_id) == []
