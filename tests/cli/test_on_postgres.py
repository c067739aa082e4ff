"""The command line over the whole program on PostgreSQL: a tenant is made, worked in, and its member's rights tried."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from application.manager.tnnt.databases import register
from application.rights import system
from domain.kernel.entity import Module
from infrastructure.container import database_name, module_sql
from infrastructure.postgres.databases import Dsns
from interfaces.cli.operations import House
from tests.cli.conftest import MemoryProgram, Terminal
from tests.house import open_house


class SqlProgram(MemoryProgram):
    """The operations of a platform on these databases."""

    def __init__(self, dsns: Dsns) -> None:
        super().__init__()
        self._dsns = dsns

    @asynccontextmanager
    async def open(self) -> AsyncIterator[House]:
        async with open_house(self._dsns) as made:
            yield House(made.application, made.works, made.container.services())

    def sql(self, module: Module) -> str:
        return module_sql(module)

    async def prepare(self) -> None:
        """Makes the tenant database known."""
        async with open_house(self._dsns) as made, made.works.begin("manager", system(), "BOOTSTRAP") as uow:
            name = database_name(self._dsns.tenant_app)
            await register(uow, name, region="kr", max_tenants=10, schema_version="test")


@pytest.fixture
def cxg(dsns: Dsns) -> Terminal:
    """The command line over the databases of the module."""
    program = SqlProgram(dsns)
    asyncio.run(program.prepare())
    return Terminal(program)


def test_a_tenant_is_made_and_worked_in(cxg: Terminal) -> None:
    owner = ("--owner-email", "kim@hana.example", "--owner-password", "Correct-horse-7")
    tenant = cxg.data("tenants", "create", "hana", "--name", "Hana", "--email", "it@hana.example", *owner)
    assert tenant["status"] == "ACTIVE"
    as_kim = ("--tenant", "hana", "--as", "kim@hana.example")

    made = [cxg.data("crm", "partners", "create", *as_kim, "--name", f"P{n}", "--key", f"k{n}") for n in range(3)]
    assert cxg.data("crm", "partners", "create", *as_kim, "--name", "P0", "--key", "k0")["id"] == made[0]["id"]
    assert {one["created_by"] for one in made} == {tenant["owner_user_id"]}
    assert cxg.data("crm", "partners", "get", made[0]["id"], *as_kim) == made[0]
    listed = cxg.data("crm", "partners", "list", *as_kim, "--all", "--page-size", "2", "--sort", "name")
    assert listed["items"] == made
    assert str(made[0]["id"]) in cxg.run("crm", "partners", "list", *as_kim).stdout
    blocked = cxg.data("crm", "partners", "activate", made[0]["id"], *as_kim, "--is-supplier", "true", "--version", 1)
    assert blocked["status"] == "ACTIVE"
    assert "somebody else" in cxg.refused("crm", "partners", "delete", made[0]["id"], *as_kim, "--version", 1)
    assert (
        cxg.refused("tnnt", "tenants", "create", *as_kim, "--code", "x")
        == "the permission tnnt:tenants:create is needed\n"
    )

    entries = cxg.data("sys", "audit-logs", "list", "--tenant", "hana", "--page-size", "2")["items"]
    assert [(one["action"], one["request_id"], one["actor_id"]) for one in entries] == [
        ("DENIED", "cli", tenant["owner_user_id"]),
        ("ACTIVATE", "cli", tenant["owner_user_id"]),
    ]


def test_sql_of_a_module_is_shown(cxg: Terminal) -> None:
    shown = cxg.run("modules", "show", "crm.Partner", "--sql").stdout
    assert "CREATE TABLE crm.partners" in shown
    assert "POLICY" in shown
