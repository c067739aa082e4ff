"""`--as`: a user's own rights at the command line, and no more."""

import asyncio
from uuid import UUID

import pytest

from application.rights import Actor
from domain.manager.idam.user import User, UserStatus, UserType
from domain.manager.tnnt.tenant import SuspendReason, Tenant, TenantStatus
from domain.tenants.sys.role import TENANT_MEMBER, Role
from domain.tenants.sys.user import User as Profile
from domain.tenants.sys.user import UserStatus as ProfileStatus
from tests.application.people import assigned, change, member_of, person
from tests.cli.conftest import MemoryProgram, Terminal

HERE = ("--tenant", "acme")


@pytest.fixture
def kim(program: MemoryProgram, acme: Tenant, actor: Actor) -> User:
    """A member of the tenant, with the role that every member has."""
    return asyncio.run(_member(program, acme, actor, "kim"))


async def _member(program: MemoryProgram, tenant: Tenant, actor: Actor, username: str) -> User:
    user = await person(program.works, username, user_type=UserType.TENANT)
    await member_of(program.works, tenant, user)
    async with program.works.begin("tenants", actor) as uow:
        role = uow.of(Role).add(Role(code=TENANT_MEMBER, name="Member", is_system=True))
        profile = Profile(id=user.id, full_name=user.full_name, status=ProfileStatus.ACTIVE, role_ids=[role.id])
        uow.of(Profile).add(profile)
    return user


def test_a_member_reads_all_and_writes_their_own(cxg: Terminal, kim: User) -> None:
    theirs = cxg.data("crm", "partners", "create", *HERE, "--name", "of the program")["id"]
    as_kim = (*HERE, "--as", "KIM@example.com")
    own = cxg.data("crm", "partners", "create", *as_kim, "--name", "of Kim", "--owner-id", kim.id)
    assert own["created_by"] == str(kim.id)
    assert cxg.data("crm", "partners", "list", *as_kim)["total"] == 2
    assert cxg.data("crm", "partners", "update", own["id"], *as_kim, "--set", "name=Kim's")["name"] == "Kim's"
    assert cxg.refused("crm", "partners", "update", theirs, *as_kim, "--name", "x") == "the record does not exist\n"
    refused = cxg.refused("sys", "roles", "create", *as_kim, "--code", "R", "--name", "R")
    assert refused == "the permission sys:roles:create is needed\n"


def test_a_tenant_s_user_gets_to_no_platform_module(cxg: Terminal, kim: User) -> None:
    refused = cxg.refused("tnnt", "tenants", "list", *HERE, "--as", kim.email)
    assert refused == "the permission tnnt:tenants:read is needed\n"


def test_staff_have_the_rights_of_their_roles_and_reach_no_tenant_s_data(
    cxg: Terminal, program: MemoryProgram, acme: Tenant
) -> None:
    async def made() -> User:
        user = await person(program.works, "lee")
        await assigned(program.works, user, "tnnt:tenants:read", "crm:*:*")
        return user

    lee = asyncio.run(made())
    assert cxg.data("tnnt", "tenants", "list", "--as", lee.email)["total"] == 1
    refused = cxg.refused("tnnt", "tenants", "update", acme.id, "--as", lee.email, "--name", "x")
    assert refused == "the permission tnnt:tenants:update is needed\n"
    assert "crm:partners:read" in cxg.refused("crm", "partners", "list", *HERE, "--as", lee.email)


def test_who_may_not_enter_does_not(cxg: Terminal, program: MemoryProgram, acme: Tenant, kim: User) -> None:
    as_kim = ("crm", "partners", "list", *HERE, "--as", kim.email)
    assert cxg.run(*as_kim).exit_code == 0
    stranger = asyncio.run(person(program.works, "choi", user_type=UserType.TENANT))
    refused = cxg.refused("crm", "partners", "list", *HERE, "--as", stranger.email)
    assert refused == "choi@example.com may not enter the tenant acme\n"
    assert (
        cxg.refused("crm", "partners", "list", *HERE, "--as", "no@example.com") == "there is no user no@example.com\n"
    )
    assert "name one" in cxg.refused("tnnt", "tenant-members", "list", "--as", kim.email, code=2)

    asyncio.run(change(program.works, acme, status=TenantStatus.SUSPENDED, suspend_reason=SuspendReason.PAYMENT))
    refused = cxg.refused("crm", "partners", "create", *HERE, "--as", kim.email, "--name", "x")
    assert refused == "the tenant can be read but not written at this time\n"
    asyncio.run(change(program.works, acme, suspend_reason=SuspendReason.ABUSE))
    assert cxg.refused(*as_kim) == "the tenant is suspended or closed\n"
    asyncio.run(change(program.works, kim, status=UserStatus.LOCKED))
    assert cxg.refused(*as_kim) == "kim@example.com may not sign in\n"


def test_with_a_password_to_be_changed_nothing_is_granted(cxg: Terminal, program: MemoryProgram, kim: User) -> None:
    asyncio.run(change(program.works, kim, must_change_password=True))
    assert "crm:partners:read" in cxg.refused("crm", "partners", "list", *HERE, "--as", kim.email)


def test_the_program_itself_is_in_the_audit_log_with_its_request_id(cxg: Terminal, acme: Tenant) -> None:
    id = UUID(cxg.data("crm", "partners", "create", *HERE, "--name", "audited")["id"])
    entries = cxg.data("sys", "audit-logs", "list", *HERE)["items"]
    assert [(one["entity_id"], one["request_id"]) for one in entries] == [(str(id), "cli")]
