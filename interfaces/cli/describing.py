"""A module in words: everything that is declared of it, and the routes and permissions that follow."""

import inspect
from collections.abc import Iterator
from typing import Any

from application import query as queries
from application.use_cases import use_cases_of
from domain.kernel.entity import Module
from domain.kernel.fields import Shape
from interfaces.cli.words import kind_words, markers

Words = dict[str, Any]


def summary(module: Module) -> Words:
    """What a list of modules says of one."""
    return {
        "code": module.code,
        "scope": module.scope,
        "domain": module.domain,
        "title": {"ko": module.title.ko, "en": module.title.en},
        "path": module.path,
        "url": module.url,
        "actions": list(module.actions),
        "commands": [one.path for one in use_cases_of(module).commands.values()],
    }


def describe(module: Module) -> Words:
    """All of a module."""
    lines = {one.name: {"name": one.entity.__name__, "fields": _fields(one.fields)} for one in module.lines}
    return (
        summary(module)
        | _life(module)
        | {
            "purpose": module.purpose,
            "file": module.entity.__module__.replace(".", "/") + ".py",
            "access": module.access,
            "fields": _fields(module.fields),
            "lines": lines,
            "unique": [list(group) for group in module.unique],
            "rules": [(inspect.getdoc(rule) or "").partition("\n")[0] for rule in module.always],
            "search": list(module.search),
            "filters": [name for name, _, _ in queries.parameters(module)],
            "sorts": queries.sort_names(module),
            "routes": list(_routes(module)),
            "permissions": [module.permission(name) for name in (*module.actions, *use_cases_of(module).commands)],
            "command_bodies": list(_commands(module)),
        }
    )


def _life(module: Module) -> Words:
    life = module.life
    if life is None:
        return {"life": None, "by_command": {}, "by_program": []}
    return {
        "life": {status.value: [to.value for to in steps] for status, steps in life.steps.items()},
        "by_command": {_step(step): name for step, name in life.by_command.items()},
        "by_program": [status.value for status in life.by_program],
    }


def _step(step: Any) -> str:
    return " -> ".join(step) if isinstance(step, tuple) else f"-> {step}"


def _fields(shape: Shape) -> list[Words]:
    return [
        {"name": field.name, "label": field.label, "type": kind_words(field.kind), "markers": list(markers(field))}
        for field in shape
    ]


def _routes(module: Module) -> Iterator[dict[str, str]]:
    from interfaces.http.routes import operations  # FastAPI takes a while to load

    for one in operations(module):
        function = one.command.run if one.command else getattr(use_cases_of(module), one.name, None)
        yield {
            "method": one.method,
            "path": module.url + one.tail,
            "permission": module.permission(one.action),
            "function": f"{function.__module__}.{function.__name__}" if function else "",
        }


def _commands(module: Module) -> Iterator[Words]:
    for one in use_cases_of(module).commands.values():
        yield {
            "name": one.path,
            "help": one.help,
            "on_collection": one.on_collection,
            "parameters": _fields(one.body),
        }
