"""`cxg modules`: what is declared, and what follows from it."""

import inspect
import json
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, Any

import typer

from application import query as queries
from application.use_cases import use_cases_of
from domain.kernel.domains import DOMAINS, SCOPES
from domain.kernel.entity import Module
from domain.kernel.errors import NotFoundError
from domain.kernel.fields import Field, Shape
from interfaces.cli.groups import load, titled
from interfaces.cli.operations import operations_of
from interfaces.cli.showing import language, show_json, show_rows, telling_errors
from interfaces.cli.words import kind_words, markers
from interfaces.messages import translate

app = typer.Typer(help="What modules there are, and what each is.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="for programs")]
Lang = Annotated[str | None, typer.Option(metavar="ko|en", help="the language of messages")]


@app.command("list")
def list_modules(
    scope: Annotated[str | None, typer.Option(help="manager or tenants")] = None,
    domain: Annotated[str | None, typer.Option(help="such as crm")] = None,
    as_json: AsJson = False,
) -> None:
    """Lists the modules by domain: titles, path, actions and commands."""
    if scope not in (None, *SCOPES):
        raise typer.BadParameter(f"{scope}: there are {', '.join(SCOPES)}", param_hint="--scope")
    if domain not in (None, *DOMAINS):
        raise typer.BadParameter(f"{domain}: there are {', '.join(DOMAINS)}", param_hint="--domain")
    found = [one for one in load() if scope in (None, one.scope) and domain in (None, one.domain)]
    if as_json:
        _show(list(map(_summary, found)))
        return
    for code in dict.fromkeys(module.domain for module in found):
        heads = ["Module", "이름", "Title", "Path", "Actions", "Commands"]
        rows = [_row(module) for module in found if module.domain == code]
        about = DOMAINS[code]
        show_rows(heads, rows, title=f"{about.scope} / {code}  {titled(about.title)}")


@app.command("show")
def show_module(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="such as crm.Partner")],
    sql: Annotated[bool, typer.Option("--sql", help="table, policies and statements too")] = False,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Shows all that is declared of a module, and all that follows from it."""
    with telling_errors(language(lang), as_json):
        module = find_module(code)
        described = describe(module) | ({"sql": operations_of(context).sql(module)} if sql else {})
        if as_json:
            _show(described)
            return
        _show_described(module, described, language(lang))
        if sql:
            typer.echo(described["sql"])


def find_module(code: str) -> Module:
    """The module of this code, or of this `domain/path`; raises NotFoundError that names the nearest one."""
    known = {module.code: module for module in load()}
    by_name = {code.lower(): module for code, module in known.items()}
    by_name |= {f"{module.domain}/{module.path}": module for module in known.values()}
    found = by_name.get(code.lower())
    if found is not None:
        return found
    near = get_close_matches(code.lower(), by_name, n=1)
    if near:
        raise NotFoundError("there is no module {code}; do you mean {near}?", code=code, near=by_name[near[0]].code)
    raise NotFoundError("there is no module {code}", code=code)


def describe(module: Module) -> dict[str, Any]:
    """A module in words, as JSON has them."""
    life = module.life
    return _summary(module) | {
        "purpose": module.purpose,
        "file": module.entity.__module__.replace(".", "/") + ".py",
        "access": module.access,
        "fields": _fields(module.fields),
        "lines": {
            lines.name: {"name": lines.entity.__name__, "fields": _fields(lines.fields)} for lines in module.lines
        },
        "unique": [list(group) for group in module.unique],
        "life": {str(status): list(map(str, steps)) for status, steps in life.steps.items()} if life else None,
        "by_command": {_step(step): name for step, name in life.by_command.items()} if life else {},
        "by_program": list(map(str, life.by_program)) if life else [],
        "rules": [(inspect.getdoc(rule) or "").partition("\n")[0] for rule in module.always],
        "search": list(module.search),
        "filters": [name for name, _, _ in queries.parameters(module)],
        "sorts": queries.sort_names(module),
        "routes": list(_routes(module)),
        "permissions": [module.permission(action) for action in (*module.actions, *use_cases_of(module).commands)],
        "command_bodies": [_command(module, name) for name in use_cases_of(module).commands],
    }


def _summary(module: Module) -> dict[str, Any]:
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


def _row(module: Module) -> list[str]:
    commands = (one.path for one in use_cases_of(module).commands.values())
    return [module.code, *module.title, module.path, " ".join(module.actions), " ".join(commands)]


def _fields(shape: Shape) -> list[dict[str, Any]]:
    return [
        {"name": field.name, "label": field.label, "type": kind_words(field.kind), "markers": list(markers(field))}
        for field in shape
    ]


def _step(step: Any) -> str:
    return " -> ".join(step) if isinstance(step, tuple) else f"-> {step}"


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


def _command(module: Module, name: str) -> dict[str, Any]:
    found = use_cases_of(module).commands[name]
    return {
        "name": found.path,
        "help": found.help,
        "on_collection": found.on_collection,
        "parameters": _fields(found.body),
    }


def _show(data: Any) -> None:
    show_json(json.dumps(data, ensure_ascii=False).encode())


def _show_described(module: Module, described: dict[str, Any], lang: str) -> None:
    typer.echo(f"{module.code}  {titled(module.title)}\n{module.purpose}\n{described['file']}")
    heads = ["Field", "Label", "Type", ""]
    show_rows(heads, _field_rows(module.fields, lang), title=f"\nFields ({module.access})")
    for lines in module.lines:
        show_rows(heads, _field_rows(lines.fields, lang), title=f"{lines.name}: {lines.entity.__name__}")
    if module.life:
        rows = [[status, ", ".join(steps)] for status, steps in described["life"].items()]
        show_rows(["Status", "goes to"], rows, title="Life")
        rows = [[step, name] for step, name in described["by_command"].items()]
        rows += [[f"-> {status}", "(the program)"] for status in described["by_program"]]
        show_rows(["Step", "by"], rows, title="Steps by command")
    lists = {name: described[name] for name in ("rules", "search", "filters", "sorts")}
    lists["unique"] = [" + ".join(group) for group in described["unique"]]
    show_rows(
        ["", ""],
        [
            [name, "\n".join(entries) if name == "rules" else ", ".join(entries)]
            for name, entries in lists.items()
            if entries
        ],
    )
    show_rows(
        ["Method", "Route", "Permission", "Function"],
        [list(route.values()) for route in described["routes"]],
        title="Routes",
    )
    for one in use_cases_of(module).commands.values():
        typer.echo(f"{one.path}: {translate(one.help.partition(chr(10))[0], lang)}")
        if one.body.fields:
            show_rows(["Parameter", "Label", "Type", ""], _field_rows(one.body, lang))


def _field_rows(shape: Shape, lang: str) -> list[list[str]]:
    return [_field_row(field, lang) for field in shape]


def _field_row(field: Field, lang: str) -> list[str]:
    return [field.name, translate(field.label, lang), kind_words(field.kind), ", ".join(markers(field))]
