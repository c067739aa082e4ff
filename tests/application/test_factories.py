"""The factories make of every module what its use case accepts."""

import json
from uuid import UUID

import pytest

from application import use_cases
from application.application import Application
from application.rights import Actor
from domain.kernel.entity import Module, discover
from domain.kernel.errors import RuleViolated
from tests.factories import NOT_CREATED, create_any, make, plain

CREATED = [module for module in discover() if "create" in module.actions]
use_cases.discover()


PLAIN = [(one, full) for full in (False, True) for one in CREATED if plain(one.code, full)]


@pytest.mark.parametrize(
    ("module", "full"), PLAIN, ids=[f"{one.code}-{'all' if full else 'what must be'}" for one, full in PLAIN]
)
async def test_every_module_is_created_twice(
    application: Application, actor: Actor, staff: Actor, module: Module, full: bool
) -> None:
    who = actor if module.scope == "tenants" else staff
    first, second = [await create_any(application, who, module, full=full) for _ in range(2)]
    assert first["id"] != second["id"]
    assert json.loads(await application.get(module, who, UUID(first["id"]))) == first


@pytest.mark.parametrize("module", [one for one in CREATED if one.code in NOT_CREATED], ids=lambda module: module.code)
async def test_what_is_named_as_never_created_is_not(application: Application, actor: Actor, module: Module) -> None:
    with pytest.raises(RuleViolated):
        await create_any(application, actor, module)


def test_what_is_given_stands() -> None:
    (partner,) = (module for module in CREATED if module.code == "crm.Partner")
    assert make(partner, name="이름", memo=None)["name"] == "이름"
    assert set(make(partner)) == {"name"}
    assert make(partner)["name"] != make(partner)["name"]
