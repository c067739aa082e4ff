"""Which function carries out what: the generic ones of `crud`, an entity's own in their place, and its commands."""

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_type_hints

from application import crud
from domain.kernel.entity import Entity, Module, module_of
from domain.kernel.errors import DeclarationError
from domain.kernel.fields import Shape, kind_of, parameters_of, shape_of_parameters
from domain.kernel.types import Kind

Function = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Command:
    """An operation beyond the six: a function, its name and the body that it asks for."""

    name: str
    run: Function
    on_collection: bool
    ports: Mapping[str, type[Any]]
    body: Shape
    result: Kind | type[Entity] | None

    @property
    def help(self) -> str:
        """What the command does: the function's docstring."""
        return inspect.getdoc(self.run) or ""

    @property
    def path(self) -> str:
        """The segment of the URL."""
        return self.name.replace("_", "-")

    def parse(self, given: Mapping[str, object]) -> dict[str, Any]:
        """The typed parameters of a request's body."""
        return {field.name: field.default() for field in self.body if not field.required} | self.body.parse(given)

    def show(self, result: Any) -> Any:
        """What the function returned, as JSON has it."""
        assert isinstance(self.result, Kind)
        return self.result.show(result)


@dataclass(frozen=True, slots=True)
class UseCases:
    """The functions of one module."""

    create: Function = crud.create
    update: Function = crud.update
    delete: Function = crud.delete
    change_status: Function = crud.change_status
    commands: Mapping[str, Command] = field(default_factory=dict)


_registered: dict[type[Entity], UseCases] = {}
_GENERIC = UseCases()


def use_cases(
    entity: type[Entity],
    *commands: Function,
    create: Function = crud.create,
    update: Function = crud.update,
    delete: Function = crud.delete,
    change_status: Function = crud.change_status,
) -> UseCases:
    """Names the functions of an entity; each command is a permission and an endpoint of its own.

    A command takes `(uow, record, *, ...)`, or `(uow, *, ...)` on the collection. Its keyword-only parameters are the
    request's body, but for those whose type is a port: these are handed in.
    """
    if entity in _registered:
        raise DeclarationError(f"{module_of(entity).code}: use cases are named twice")
    made = UseCases(create, update, delete, change_status, {one.__name__: _command(one) for one in commands})
    _registered[entity] = made
    return made


def _command(function: Function) -> Command:
    if not inspect.getdoc(function):
        raise DeclarationError(f"{function.__qualname__}: a command's docstring says what it does")
    ports = ports_of(function)
    positional = [
        one for one in inspect.signature(function).parameters.values() if one.kind is one.POSITIONAL_OR_KEYWORD
    ]
    body = shape_of_parameters(function, leave_out=ports)
    returned = get_type_hints(function, include_extras=True).get("return")
    result = returned if isinstance(returned, type) and issubclass(returned, Entity) else _kind(function, returned)
    return Command(function.__name__, function, len(positional) == 1, ports, body, result)


def _kind(function: Function, returned: Any) -> Kind | None:
    return None if returned in (None, type(None)) else kind_of(f"{function.__qualname__}: returns", returned)


@cache
def ports_of(function: Function) -> dict[str, type[Any]]:
    """The keyword-only parameters of a function that are adapters of a port."""
    return {
        name: hint
        for name, hint in parameters_of(function).items()
        if isinstance(hint, type) and getattr(hint, "_is_protocol", False)
    }


def use_cases_of(module: Module) -> UseCases:
    """The functions of a module."""
    return _registered.get(module.entity, _GENERIC)


def discover() -> None:
    """Imports every use case under application/manager and application/tenants."""
    for scope in ("application.manager", "application.tenants"):
        package = importlib.import_module(scope)
        for found in pkgutil.walk_packages(package.__path__, f"{scope}."):
            importlib.import_module(found.name)
