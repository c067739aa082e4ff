"""`cxg tenants`: making a tenant ready in one step, and what tenants there are."""

import asyncio
import json
import secrets
from typing import Annotated
from uuid import UUID

import typer

from application.application import Answer
from application.installation import REGION
from application.rights import system
from application.use_cases import use_cases_of
from domain.kernel.entity import Module, module_of
from domain.kernel.errors import CXGError
from domain.manager.idam.user import User, UserType
from domain.manager.tnnt.tenant import Tenant, TenantStatus
from interfaces.cli.actors import ORIGIN
from interfaces.cli.building import Command, LazyGroup
from interfaces.cli.groups import load
from interfaces.cli.listing import list_command
from interfaces.cli.operations import House, operations_of
from interfaces.cli.reading import Body, read_assignments
from interfaces.cli.records import show_answer
from interfaces.cli.showing import language, telling_errors
from interfaces.messages import translate


class TenantsGroup(LazyGroup):
    """`cxg tenants`, whose list is that of the module."""

    def names(self) -> list[str]:
        return ["list"]

    def make(self, name: str) -> Command:
        load()
        return list_command(module_of(Tenant))


app = typer.Typer(cls=TenantsGroup, help="The customers of the platform.", no_args_is_help=True)


OwnerPassword = Annotated[str | None, typer.Option(envvar="CXG_OWNER_PASSWORD", help="else one is made and shown once")]
Assignments = Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="a further field")]


@app.command("create")
def create_tenant(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="small letters, digits and hyphens")],
    name: Annotated[str, typer.Option()],
    email: Annotated[str, typer.Option(help="whom the platform writes to")],
    region: Annotated[str, typer.Option(help="where its database is")] = REGION,
    owner_email: Annotated[str | None, typer.Option(help="who owns it; made as a user unless there is one")] = None,
    owner_name: Annotated[str | None, typer.Option(help="the new owner's name")] = None,
    owner_username: Annotated[str | None, typer.Option(help="else what stands before the @")] = None,
    owner_password: OwnerPassword = None,
    assignments: Assignments = None,
    as_json: Annotated[bool, typer.Option("--json", help="answer as HTTP does, for programs")] = False,
    lang: Annotated[str | None, typer.Option(metavar="ko|en", help="the language of messages")] = None,
) -> None:
    """Creates a tenant and makes it ready: its place in a database, what it begins with, its owner."""
    load()
    module, speaking = module_of(Tenant), language(lang)
    body: Body = {"code": code, "name": name, "contact_email": email, "region": region}
    with telling_errors(speaking, as_json):
        body |= read_assignments(module.fields.fields, assignments or ())
        owner = _owner_input(owner_email, owner_name, owner_username, owner_password) if owner_email else None

        async def make() -> Answer:
            async with operations_of(context).open() as house:
                if owner:
                    body["owner_user_id"] = await _owner(house, owner, owner_password is None, speaking)
                tenant = await house.application.create(module, system(origin=ORIGIN), body)
                return await _provision(house, module, tenant.id)

        show_answer(module, asyncio.run(make()), as_json=as_json, lang=speaking)


def _owner_input(email: str, name: str | None, username: str | None, password: str | None) -> Body:
    before_at = email.partition("@")[0]
    return {
        "email": email,
        "full_name": name or before_at,
        "username": username or before_at,
        "password": password or f"Cxg1-{secrets.token_urlsafe(12)}",
        "user_type": UserType.TENANT.value,
    }


async def _owner(house: House, owner: Body, generated: bool, lang: str) -> str:
    """The id of the user with this e-mail address, made where there is none; a password made here is to be changed."""
    actor, users = system(origin=ORIGIN), module_of(User)
    async with house.works.begin("manager", actor) as uow:
        present = await uow.of(User).one(email=owner["email"].lower())
    if present is not None:
        return str(present.id)
    made = await house.application.create(users, actor, owner)
    if generated:
        change = use_cases_of(users).commands["require_password_change"]
        await house.application.command(users, change, actor, made.id, {})
        said = translate("{email} signs in with the password {password}", lang, owner)
        typer.echo(said, err=True)
    return str(made.id)


class NotReady(CXGError):
    """The tenant was created and could not be made ready."""

    code = "TENANT_NOT_READY"


async def _provision(house: House, module: Module, id: UUID) -> Answer:
    """Makes the tenant ready; where its place is only taken now, the second call goes on."""
    actor, provision = system(origin=ORIGIN), use_cases_of(module).commands["provision"]
    status: object = None
    for _ in range(2):
        answer = await house.application.command(module, provision, actor, id, {})
        status = json.loads(answer.data)["status"]
        if status == TenantStatus.ACTIVE:
            return answer
    raise NotReady("the tenant is {status}; its audit log says why", status=status)
