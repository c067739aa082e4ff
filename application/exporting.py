"""Exports: all records that a list would show, as a file that is written while they are read."""

import asyncio
import csv
from collections.abc import AsyncGenerator, Collection, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from typing import Any, cast

from application import query as queries
from application.ports import Row, Services, Sheets, Works
from application.query import Filter, Query
from application.representation import encode
from application.rights import Actor, Right
from domain.kernel.entity import STAMP_FIELDS, Entity, Lines, Module, module_of
from domain.kernel.errors import ValidationError
from domain.kernel.types import Id, Kind, Many, Number, Text, Whole
from domain.manager.audt.audit_log import AuditLog as PlatformLog
from domain.tenants.sys.audit_log import AuditLog as TenantLog

EXPORT = "EXPORT"
"""What the audit log calls it."""
BATCH = 1000
"""Rows that are read, held and written at a time."""
_PAGED = ("page", "page_size", "cursor")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of its country
_DANGEROUS = "=+-@\t\r\n＝＋－＠"  # a wide one counts as the narrow one where East Asian input is on
_PIECE = 65_536  # bytes
_PATIENCE_S = 5  # how often one hears of a long step that it goes on

Batches = AsyncGenerator[Sequence[Row], None]
Pieces = AsyncGenerator[bytes, None]


class Format(StrEnum):
    """What sort of file it is."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES: Mapping[Format, str] = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are exported, as what, and with which list of lines: then a row is a line."""

    query: Query
    format: Format = Format.CSV
    lines: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export: its head, and the field of the record, or of its line, that it shows."""

    head: str
    field: str
    kind: Kind
    of_line: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """A file as pieces; an empty piece says that the next one is being made. `pieces` is to be closed in any case."""

    name: str
    media_type: str
    count: int
    """The records that there were when it was asked for."""
    pieces: Pieces


def parse(module: Module, given: Mapping[str, str]) -> Wanted:
    """What parameters given as text ask for: those of a list but for its pages, `format` and `lines`."""
    plain = dict(given)
    format, lines = plain.pop("format", Format.CSV.value), plain.pop("lines", None)
    if format not in list(Format):
        raise ValidationError.of("format", "not_listed", "one of {values} is asked for", values=", ".join(Format))
    for name in _PAGED:
        if name in plain:
            raise ValidationError.of(name, "unknown_parameter", "there is no such parameter")
    return Wanted(queries.parse(module, plain), Format(format), lines)


def columns(module: Module, hidden: Collection[str], lines: str | None = None) -> list[Column]:
    """The columns of an export: id, fields and stamps, then those of the lines; secrets and hidden fields are none."""
    fields = (field for field in module.fields if not field.secret)
    own = [Column(field.name, field.name, field.kind) for field in (*fields, *STAMP_FIELDS) if field.name not in hidden]
    return [Column("id", "id", Id()), *own, *(_line_columns(lines_of(module, hidden, lines)) if lines else ())]


def lines_of(module: Module, hidden: Collection[str], name: str) -> Lines:
    """The list of lines of this name; raises ValidationError."""
    known = {one.name: one for one in module.lines if one.name not in hidden}
    if name not in known:
        raise ValidationError.of("lines", "not_listed", "one of {values} is asked for", values=", ".join(known))
    return known[name]


def _line_columns(lines: Lines) -> Iterator[Column]:
    yield Column(f"{lines.name}.id", "id", Id(), of_line=True)
    for field in lines.fields:
        if not field.secret:
            yield Column(f"{lines.name}.{field.name}", field.name, field.kind, of_line=True)


def cell(shown: Any) -> str | None:
    """The text of a value as JSON has it; a list or an object as JSON."""
    return shown if shown is None or isinstance(shown, str) else encode(shown).decode()


async def begin(works: Works, services: Services, module: Module, actor: Actor, right: Right, wanted: Wanted) -> Export:
    """Writes down who takes how many records away, and only then gives out the file."""
    heads = columns(module, right.hidden, wanted.lines)
    async with works.begin(module.scope, actor) as uow:
        count = await uow.of(module.entity).count(wanted.query, right)
    await _log(works, module, actor, {name: [None, value] for name, value in _asked(wanted, count).items()})
    batches = _batches(works, module, actor, right, wanted)
    pieces = _csv(heads, batches) if wanted.format is Format.CSV else _xlsx(services, heads, batches)
    name = f"{module.domain}-{module.path}.{wanted.format}"
    return Export(name, MEDIA_TYPES[wanted.format], count, pieces)


async def _log(works: Works, module: Module, actor: Actor, changes: Mapping[str, Any]) -> None:
    """Writes it into the tenant's own log, or for the platform's staff into the platform's."""
    log: type[Entity] = TenantLog if actor.tenant_id else PlatformLog
    async with works.begin(module_of(log).scope, actor, EXPORT) as uow:
        row: Any = log()
        row.occurred_at = uow.now
        row.actor_type = module_of(log).fields.fields["actor_type"].kind.parse(actor.type.value)
        row.actor_id = None if actor.id is None else str(actor.id)
        row.action, row.entity, row.changes = EXPORT, module.code, changes
        row.ip, row.request_id = actor.origin.ip, actor.origin.request_id
        row.user_agent = actor.origin.user_agent
        uow.of(log).add(row)


def _asked(wanted: Wanted, count: int) -> dict[str, Any]:
    """What the audit log keeps of an export."""
    query = wanted.query
    suffixes = {"eq": "", "from": "_from", "to": "_to"}
    filters = {one.field.name + suffixes[one.operator]: _plain(one) for one in query.filters}
    order = ("-" if query.descending else "") + query.sort
    said = {"count": count, "format": wanted.format.value, "sort": order, "filters": filters}
    said |= {"search": query.search} if query.search else {}
    return said | ({"lines": wanted.lines} if wanted.lines else {})


def _plain(one: Filter) -> Any:
    kind = one.field.kind
    return (kind.of if isinstance(kind, Many) else kind).show(one.value)


async def _batches(works: Works, module: Module, actor: Actor, right: Right, wanted: Wanted) -> Batches:
    """The rows, a batch at a time, on a unit of work that is open as long as anybody reads."""
    async with (
        works.begin(module.scope, actor) as uow,
        aclosing(uow.of(module.entity).stream(wanted.query, right, wanted.lines)) as batches,
    ):
        async for rows in batches:
            yield rows


async def _csv(heads: Sequence[Column], batches: Batches) -> Pieces:
    """The rows as CSV (RFC 4180); the first piece comes with the first rows, so that what fails by then can be told."""
    text = StringIO(newline="")
    write = csv.writer(text)
    texts = _texts(heads)
    text.write(_BYTE_ORDER_MARK)
    write.writerow([column.head for column in heads])
    async with aclosing(batches):
        async for rows in batches:
            write.writerows(harmless(rows, texts))
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


async def _xlsx(services: Services, heads: Sequence[Column], batches: Batches) -> Pieces:
    """The rows as a workbook, which is written to a temporary file in a thread and then read from there."""
    sheets, texts = cast(Sheets, services.get(Sheets)), _texts(heads)
    numbers = [place for place, column in enumerate(heads) if isinstance(column.kind, Number | Whole)]
    with sheets.open([column.head for column in heads], numbers) as sheet:
        async with aclosing(batches):
            async for rows in batches:
                await asyncio.to_thread(sheet.add, harmless(rows, texts))
                yield b""
        finishing = asyncio.ensure_future(asyncio.to_thread(sheet.finish))
        while not (await asyncio.wait([finishing], timeout=_PATIENCE_S))[0]:
            yield b""
        file = finishing.result()
        while piece := file.read(_PIECE):
            yield piece


def _texts(heads: Sequence[Column]) -> list[int]:
    """The places of the columns whose text a person has written."""
    return [place for place, column in enumerate(heads) if isinstance(column.kind, Text)]


def harmless(rows: Sequence[Row], texts: Sequence[int]) -> Sequence[Row]:
    """The rows with an apostrophe before each text that a spreadsheet would take for a formula."""
    made: list[Row] = []
    for row in rows:
        found = [place for place in texts if (text := row[place]) and text[0] in _DANGEROUS]
        made.append(_quoted(row, found) if found else row)
    return made


def _quoted(row: Row, places: Collection[int]) -> Row:
    made = list(row)
    for place in places:
        made[place] = f"'{row[place]}"
    return made
