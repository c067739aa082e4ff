"""What the commands of every module share: in which tenant, as whom, in which language, for people or for programs."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, TypeVar

import typer

from application.application import Application
from application.rights import Actor
from domain.kernel.entity import Module
from interfaces.cli.actors import actor_for
from interfaces.cli.building import Context, Given, flag, option
from interfaces.cli.operations import operations_of
from interfaces.cli.showing import language

T = TypeVar("T")
Tenant = Annotated[
    str | None, typer.Option("--tenant", envvar="CXG_TENANT", metavar="CODE", help="the tenant to work in")
]
As = Annotated[str | None, typer.Option("--as", metavar="EMAIL", help="act as this user")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="ko|en", help="the language of messages")]
OPTIONS = frozenset({"tenant", "as", "json", "lang", "help"})


def call_options() -> Iterator[inspect.Parameter]:
    """The options that a Call is taken from."""
    yield option("tenant", "--tenant", envvar="CXG_TENANT", metavar="CODE", help="the tenant to work in")
    yield option("as_", "--as", metavar="EMAIL", help="act as this user, with just this user's rights")
    yield flag("json", "--json", "answer as HTTP does, for programs")
    yield option("lang", "--lang", metavar="ko|en", help="the language of messages")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command of a module."""

    module: Module
    context: Context
    tenant: str | None
    user: str | None
    json: bool
    lang: str

    @classmethod
    def take(cls, module: Module, context: Context, given: Given) -> "Call":
        """Takes the shared options out of what was given."""
        tenant, user, as_json = given.pop("tenant"), given.pop("as_"), given.pop("json")
        return cls(module, context, tenant, user, as_json, language(given.pop("lang")))

    def carry_out(self, work: Callable[[Application, Actor], Awaitable[T]]) -> T:
        """Does it on the open databases, as the actor that is asked for."""

        async def inside() -> T:
            async with operations_of(self.context).open() as house:
                actor = await actor_for(house.works, self.module, self.tenant, self.user)
                return await work(house.application, actor)

        return asyncio.run(inside())
