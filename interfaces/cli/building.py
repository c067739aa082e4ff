"""Commands and groups that are made when they are asked for, so that hundreds of modules do not slow the start."""

import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Any

import typer
from rich.markup import escape
from typer.core import TyperGroup

Command = Any
"""A command as typer has it; the class that its commands and groups share is not public."""
Context = Any

Given = dict[str, Any]


class LazyGroup(TyperGroup, ABC):
    """A group that makes the command of a name when somebody asks for it."""

    @abstractmethod
    def names(self) -> list[str]:
        """The names of the commands that are made when asked for."""

    @abstractmethod
    def make(self, name: str) -> Command:
        """The command of one of these names."""

    def list_commands(self, ctx: Context) -> list[str]:
        return [*super().list_commands(ctx), *self.names()]

    def get_command(self, ctx: Context, cmd_name: str) -> Command:
        found = super().get_command(ctx, cmd_name)
        return self.make(cmd_name) if found is None and cmd_name in self.names() else found

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        known = self.list_commands(ctx)
        near = [] if args[0] in known else get_close_matches(args[0], known)
        if near:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)


def option(name: str, *declared: str, kind: Any = str | None, default: Any = None, **about: Any) -> inspect.Parameter:
    """An option of a command that is made; `about` is what typer.Option takes."""
    if kind is not bool:
        about.setdefault("metavar", "VALUE")
    return _parameter(name, kind, default, typer.Option(*declared, **_escaped(about)))


def flag(name: str, declared: str, help: str) -> inspect.Parameter:
    """An option that is there or not."""
    return option(name, declared, kind=bool, default=False, help=help)


def argument(name: str, help: str) -> inspect.Parameter:
    """A word that a command asks for."""
    return _parameter(name, str, inspect.Parameter.empty, typer.Argument(help=escape(help), show_default=False))


def _escaped(about: Mapping[str, Any]) -> dict[str, Any]:
    """Help as text: typer would take a word in square brackets for a colour."""
    return {name: escape(value) if name == "help" else value for name, value in about.items()}


def _parameter(name: str, kind: Any, default: Any, info: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, info])


def command(
    name: str, help: str, parameters: Iterator[inspect.Parameter], run: Callable[[Context, Given], None]
) -> Command:
    """A command of these parameters, which runs a function with what was given for them."""

    def callback(**given: Any) -> None:
        run(given.pop("context"), given)

    context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    # typer reads a command's parameters from the signature of its function
    callback.__dict__["__signature__"] = inspect.Signature([context, *parameters])
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(name, help=escape(help))(callback)
    made = typer.main.get_command(app)
    made.name = name
    return made


def option_name(field: str) -> str:
    """The option of a field."""
    return "--" + field.replace("_", "-")
