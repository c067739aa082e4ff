"""`list`: a page of a module's records, or all of them."""

import inspect
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import typer

from application import query as queries
from application.application import Application
from application.query import MAX_PAGE_SIZE, Page, Query
from application.rights import Actor
from domain.kernel import types as kinds
from domain.kernel.entity import STAMP_FIELDS, Module
from interfaces.cli.building import Command, Context, Given, command, flag, option, option_name
from interfaces.cli.call import Call, call_options
from interfaces.cli.showing import language, show_json, show_table, telling_errors
from interfaces.cli.words import kind_words
from interfaces.messages import translate

_COLUMNS = 6
"""Fields that a table shows beside the id, when none are named."""
_FILTER = "filter_"
Asked = Mapping[str, str]


def list_command(module: Module) -> Command:
    """The command that lists a module's records."""

    def run(context: Context, given: Given) -> None:
        call, columns, everything = Call.take(module, context, given), given.pop("columns"), given.pop("all")
        asked = {name.removeprefix(_FILTER): text for name, text in given.items() if text is not None}
        shown = _columns(module, columns)
        if everything:
            if asked.keys() & {"page", "cursor"}:
                raise typer.BadParameter("every page is shown already", param_hint="--page / --cursor")
            asked = {"page_size": str(MAX_PAGE_SIZE)} | asked
        with telling_errors(call.lang, call.json):
            queries.parse(module, asked)
            show = _show_all if everything else _show_page
            call.carry_out(lambda application, actor: show(call, _pages(application, module, actor, asked), shown))

    return command("list", translate("Lists the records", language()), _parameters(module), run)


def _parameters(module: Module) -> Iterator[inspect.Parameter]:
    for name, field, operator in queries.parameters(module):
        bound = {"eq": "", "from": "from ", "to": "to "}[operator]
        words = bound + kind_words(field.kind.of if isinstance(field.kind, kinds.Many) else field.kind)
        yield option(f"{_FILTER}{name}", option_name(name), help=words, rich_help_panel="Filters")
    if module.search:
        yield option("search", "--search", help="looks in " + ", ".join(module.search))
    yield option("sort", "--sort", help="|".join(queries.sort_names(module)))
    yield option("page", "--page", help="from 1")
    yield option("page_size", "--page-size", help=f"records a page, at most {MAX_PAGE_SIZE}")
    yield option("cursor", "--cursor", help="goes on behind a page")
    yield option("columns", "--columns", metavar="A,B", help="the fields to be shown")
    yield flag("all", "--all", "every page, one after the other")
    yield from call_options()


def _columns(module: Module, asked: str | None) -> list[str]:
    """The columns that are asked for, else those that a record is known by."""
    fields = module.fields.fields
    own = [name for name, field in fields.items() if not field.secret]
    if asked is None:
        known = dict.fromkeys((*module.search[:2], *module.sorts[1:], "status", *module.filters, *own))
        # an id says little to a person and takes much room
        plain_first = sorted((name for name in known if name in own), key=lambda name: fields[name].ref is not None)
        return ["id", *(name for name in own if name in plain_first[:_COLUMNS])]
    possible = ["id", *own, *(lines.name for lines in module.lines), *(field.name for field in STAMP_FIELDS)]
    named = [name.strip().replace("-", "_") for name in asked.split(",")]
    unknown = [name for name in named if name not in possible]
    if unknown:
        raise typer.BadParameter(f"no {', '.join(unknown)}; there are {', '.join(possible)}", param_hint="--columns")
    return named


async def _pages(
    application: Application, module: Module, actor: Actor, asked: Asked
) -> AsyncIterator[tuple[Query, Page]]:
    """A page, and those behind it."""
    cursor: str | None = None
    while True:
        query = queries.parse(module, {**asked, "cursor": cursor} if cursor else asked)
        page = await application.page(module, actor, query)
        yield query, page
        cursor = page.next_cursor
        if cursor is None:
            return


async def _show_page(call: Call, pages: AsyncIterator[tuple[Query, Page]], columns: list[str]) -> None:
    query, page = await anext(pages)
    if call.json:
        show_json(_document(query, page))
        return
    items = json.loads(page.items)
    show_table(columns, items, call.lang)
    total = f"{page.total:,}{'+' if page.total_capped else ''}"
    typer.echo(translate("{shown} of {total} records", call.lang, {"shown": len(items), "total": total}))
    if page.next_cursor:
        typer.echo(translate("next page: {option}", call.lang, {"option": f"--cursor {page.next_cursor}"}))


def _document(query: Query, page: Page) -> bytes:
    """What HTTP answers of a page."""
    beside = {
        "total": page.total,
        "page": query.page,
        "page_size": query.page_size,
        "total_pages": -(-page.total // query.page_size),
        "total_capped": page.total_capped,
        "next_cursor": page.next_cursor,
    }
    return b'{"items":%b,%b' % (page.items, json.dumps(beside, separators=(",", ":")).encode()[1:])


async def _show_all(call: Call, pages: AsyncIterator[tuple[Query, Page]], columns: list[str]) -> None:
    """All records in one table, or as one document that is written while it is read."""
    if call.json:
        await _stream(pages)
        return
    items: list[dict[str, Any]] = []
    async for _, page in pages:
        items += json.loads(page.items)
    show_table(columns, items, call.lang)
    total = f"{len(items):,}"
    typer.echo(translate("{shown} of {total} records", call.lang, {"shown": total, "total": total}))


async def _stream(pages: AsyncIterator[tuple[Query, Page]]) -> None:
    count = 0
    async for _, page in pages:
        items = page.items.strip()[1:-1]
        typer.echo(b"," if count else b'{"success":true,"data":{"items":[', nl=False)
        typer.echo(items, nl=False)
        count += len(json.loads(page.items))
    beside = f'],"total":{count},"page":1,"page_size":{count},"total_pages":{min(count, 1)}'
    typer.echo(f'{beside},"total_capped":false,"next_cursor":null}},"error":null}}')
