"""`cxg export`: the records of a list as a file."""

import sys
from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from application import exporting
from application.application import Application
from application.exporting import Format, Wanted
from application.rights import Actor
from interfaces.cli.call import As, Call, Lang, Tenant
from interfaces.cli.catalogue import find_module
from interfaces.cli.showing import language, telling_errors
from interfaces.messages import translate


def export(
    context: typer.Context,
    module: Annotated[str, typer.Argument(help="such as crm.partners", show_default=False)],
    format: Annotated[Format, typer.Option("--format", help="the sort of file")] = Format.CSV,
    filter: Annotated[list[str] | None, typer.Option("--filter", metavar="NAME=VALUE", help="as list has it")] = None,
    search: Annotated[str | None, typer.Option("--search", help="a text that is looked for")] = None,
    sort: Annotated[str | None, typer.Option("--sort", help="the order; - for descending")] = None,
    lines: Annotated[str | None, typer.Option("--lines", metavar="LIST", help="a row a line of this list")] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="else stdout")] = None,
    tenant: Tenant = None,
    as_: As = None,
    lang: Lang = None,
) -> None:
    """Writes all records that a list would show to a CSV or XLSX file."""
    given = _filters(filter or ())
    given |= {name: text for name, text in (("search", search), ("sort", sort), ("lines", lines)) if text is not None}
    with telling_errors(language(lang)):
        named = find_module(module)
        call = Call(named, context, tenant, as_, False, language(lang))
        wanted = exporting.parse(named, given | {"format": format.value})
        if output is None:
            _write(call, wanted, sys.stdout.buffer)
        else:
            _save(call, wanted, Path(output))


def _filters(given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        name, sign, text = one.partition("=")
        if not sign:
            raise typer.BadParameter(f"{one}: name=value is asked for", param_hint="--filter")
        if name in found:
            raise typer.BadParameter(f"{name} is given more than once", param_hint="--filter")
        found[name] = text
    return found


def _save(call: Call, wanted: Wanted, path: Path) -> None:
    """Writes a file that bears its name only when it is whole."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            count = _write(call, wanted, file)
        part.replace(path)
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}", param_hint="--output") from None
    finally:
        part.unlink(missing_ok=True)
    typer.echo(translate("{count} records", call.lang, {"count": f"{count:,}"}), err=True)


def _write(call: Call, wanted: Wanted, file: BinaryIO) -> int:
    """Writes the file; returns how many records there were."""

    async def work(application: Application, actor: Actor) -> int:
        export = await application.export(call.module, actor, wanted)
        async with aclosing(export.pieces) as pieces:
            async for piece in pieces:
                file.write(piece)
        file.flush()
        return export.count

    return call.carry_out(work)
