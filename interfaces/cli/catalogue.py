"""`cxg modules`: what is declared, and what follows from it."""

import json
from difflib import get_close_matches
from typing import Annotated, Any

import typer

from domain.kernel.domains import DOMAINS, SCOPES
from domain.kernel.entity import Module
from domain.kernel.errors import NotFoundError
from interfaces.cli.call import Lang
from interfaces.cli.describing import describe, summary
from interfaces.cli.groups import load, titled
from interfaces.cli.operations import operations_of
from interfaces.cli.showing import language, show_json, show_rows, telling_errors
from interfaces.messages import translate

app = typer.Typer(help="What modules there are, and what each is.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="for programs")]


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
        _show(list(map(summary, found)))
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
    """The module of this code, or of this `domain/path` or `domain.path`; raises NotFoundError that names the nearest one."""
    known = {module.code: module for module in load()}
    by_name = {code.lower(): module for code, module in known.items()}
    by_name |= {f"{module.domain}/{module.path}": module for module in known.values()}
    found = by_name.get(code.lower()) or by_name.get(code.lower().replace(".", "/", 1))
    if found is not None:
        return found
    near = get_close_matches(code.lower(), by_name, n=1)
    if near:
        raise NotFoundError("there is no module {code}; do you mean {near}?", code=code, near=by_name[near[0]].code)
    raise NotFoundError("there is no module {code}", code=code)


def _row(module: Module) -> list[str]:
    one = summary(module)
    return [module.code, *module.title, module.path, " ".join(one["actions"]), " ".join(one["commands"])]


def _show(data: Any) -> None:
    show_json(json.dumps(data, ensure_ascii=False).encode())


def _show_described(module: Module, described: dict[str, Any], lang: str) -> None:
    typer.echo(f"{module.code}  {titled(module.title)}\n{module.purpose}\n{described['file']}\n")
    _show_fields(described["fields"], lang, f"Fields ({module.access})")
    for name, lines in described["lines"].items():
        _show_fields(lines["fields"], lang, f"{name}: {lines['name']}")
    if module.life:
        rows = [[status, ", ".join(steps)] for status, steps in described["life"].items()]
        show_rows(["Status", "goes to"], rows, "Life")
        rows = [[step, name] for step, name in described["by_command"].items()]
        rows += [[f"-> {status}", "(the program)"] for status in described["by_program"]]
        show_rows(["Step", "by"], rows, "Steps that a command or the program makes")
    rows = [[name, ", ".join(described[name])] for name in ("search", "filters", "sorts")]
    rows += [["unique", " + ".join(group)] for group in described["unique"]]
    rows += [["always", rule] for rule in described["rules"]]
    show_rows(["", ""], rows)
    routes = [list(route.values()) for route in described["routes"]]
    show_rows(["Method", "Route", "Permission", "Function"], routes, "Routes")
    for one in described["command_bodies"]:
        typer.echo(f"{one['name']}: {translate(one['help'].partition(chr(10))[0], lang)}")
        if one["parameters"]:
            _show_fields(one["parameters"], lang)


def _show_fields(fields: list[dict[str, Any]], lang: str, title: str | None = None) -> None:
    rows = [[one["name"], translate(one["label"], lang), one["type"], ", ".join(one["markers"])] for one in fields]
    show_rows(["Field", "Label", "Type", "Markers"], rows, title)
