"""`cxg import`: the rows of a file as records, with what was wrong with them at the end."""

import asyncio
import csv
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, NamedTuple, cast
from uuid import UUID, uuid4

import typer

from application.importing.cells import plain_number, text_of
from application.importing.runner import Imports
from application.ports import Cell, TableFile, TableReader
from application.rights import Actor
from application.use_cases import use_cases_of
from domain.kernel.entity import Module, module_of
from domain.kernel.errors import NotFoundError, Unavailable
from domain.tenants.sys.attachment import MAX_BYTES, Attachment
from domain.tenants.sys.import_job import MAX_ROWS, ImportJob, ImportJobStatus, ImportMode, OnError
from interfaces.cli.actors import actor_for
from interfaces.cli.call import As, Lang, Tenant
from interfaces.cli.catalogue import find_module
from interfaces.cli.operations import House, operations_of
from interfaces.cli.showing import label, language, show_rows, telling_errors
from interfaces.messages import translate

_SHOWN = 200
"""Bad rows that a table shows."""
_PATIENCE_S = 600.0
_ENDED = (ImportJobStatus.COMPLETED, ImportJobStatus.FAILED)
Job = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is imported, and how."""

    module: Module
    file: Path
    given: Mapping[str, str]
    mode: ImportMode
    match: Sequence[str]
    on_error: OnError
    dry_run: bool
    lang: str


class BadRow(NamedTuple):
    """What is wrong with a row, its message as it is written in the code."""

    row: str
    column: str
    message: str
    params: Mapping[str, str]

    @classmethod
    def of(cls, entry: Mapping[str, Any], before: int) -> "BadRow":
        """An entry of a job's errors, behind so many rows of earlier jobs."""
        row = "" if entry["row"] is None else str(entry["row"] + before)
        return cls(row, entry["column"] or "", entry.get("text", entry["message"]), entry.get("params", {}))


@dataclass(slots=True)
class Total:
    """What all jobs of a file came to."""

    counts: dict[str, int] = field(default_factory=dict)
    bad: list["BadRow"] = field(default_factory=list)
    failed: bool = False


def import_(
    context: typer.Context,
    module: Annotated[str, typer.Argument(help="such as crm.partners", show_default=False)],
    file: Annotated[Path, typer.Argument(help="CSV or XLSX", exists=True, dir_okay=False, show_default=False)],
    map: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="else the columns that are named as fields are"),
    ] = None,
    mode: Annotated[str, typer.Option("--mode", metavar="create|update|upsert")] = "create",
    match: Annotated[
        list[str] | None, typer.Option("--match", metavar="FIELD", help="a field that a row finds its record by")
    ] = None,
    on_error: Annotated[
        str, typer.Option("--on-error", metavar="abort|skip", help="whether one bad row stops all")
    ] = "abort",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only tell what it would come to")] = False,
    tenant: Tenant = None,
    as_: As = None,
    lang: Lang = None,
) -> None:
    """Makes records of the rows of a CSV or XLSX file, however many there are."""
    speaking = language(lang)
    with telling_errors(speaking):
        wanted = Wanted(
            find_module(module),
            file,
            _mapping(map or ()),
            _one_of(ImportMode, mode, "--mode"),
            match or (),
            _one_of(OnError, on_error, "--on-error"),
            dry_run,
            speaking,
        )

        async def carry_out() -> Total:
            async with operations_of(context).open() as house:
                actor = await actor_for(house.works, module_of(ImportJob), tenant, as_)
                return await _Import(house, actor, wanted).carry_out()

        total = asyncio.run(carry_out())
    _show(total, speaking)
    if total.failed:
        raise typer.Exit(1)


def _mapping(given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        column, sign, name = one.rpartition("=")
        if not sign:
            raise typer.BadParameter(f"{one}: column=field is asked for", param_hint="--map")
        found[column] = name
    return found


def _one_of(kind: type[Any], given: str, option: str) -> Any:
    try:
        return kind(given.upper())
    except ValueError:
        known = ", ".join(one.value.lower() for one in kind)
        raise typer.BadParameter(f"{given}: one of {known}", param_hint=option) from None


class _Import:
    """One file on its way, in as many jobs as it needs."""

    def __init__(self, house: House, actor: Actor, wanted: Wanted) -> None:
        self._house, self._actor, self._wanted = house, actor, wanted
        self._imports = Imports(house.works, house.services)
        self._total = Total()
        self._last_told = 0.0

    async def carry_out(self) -> Total:
        content = self._wanted.file.read_bytes()
        reader = cast(TableReader, self._house.services.get(TableReader))
        table = await reader.read(content)
        mapping = self._mapping(table)
        before = 0
        for part, rows in await asyncio.to_thread(_parts, table, content):
            shown = await self._job(part, mapping)
            self._total.bad += (BadRow.of(one, before) for one in shown["errors"] or ())
            self._count(shown)
            before += rows
            if self._total.failed and self._wanted.on_error is OnError.ABORT:
                break
        return self._total

    def _mapping(self, table: TableFile) -> dict[str, str]:
        """As given, else the columns whose heads are fields: of the record, of its lines, or by what it refers to."""
        if self._wanted.given:
            return dict(self._wanted.given)
        module = self._wanted.module
        known = {"id", "custom", *module.fields.fields, *(lines.name for lines in module.lines)}
        found = {head: head for head in table.columns if head.partition(".")[0] in known and head != "status"}
        if not found:
            raise NotFoundError("no column of the file is named as a field is; say which is which with --map")
        return found

    async def _job(self, content: bytes, mapping: Mapping[str, str]) -> Job:
        uploaded = await self._command(
            module_of(Attachment),
            "upload",
            resource_type="sys.ImportJob",
            resource_id=str(uuid4()),
            file_name=self._wanted.file.name,
            content=content,
        )
        given = {
            "entity_type": self._wanted.module.code,
            "attachment_id": uploaded["id"],
            "mapping": mapping,
            "mode": self._wanted.mode.value,
            "match_fields": list(self._wanted.match),
            "on_error": self._wanted.on_error.value,
        }
        jobs = module_of(ImportJob)
        id = (await self._house.application.create(jobs, self._actor, given)).id
        self._tell("validating {file}", file=self._wanted.file.name)
        shown = await self._command(jobs, "validate", id)
        if self._wanted.dry_run:
            await self._command(jobs, "cancel", id)
            return shown
        if shown["status"] != ImportJobStatus.VALIDATED:
            return shown
        await self._command(jobs, "run", id)
        return await self._run(jobs, id)

    async def _run(self, jobs: Module, id: UUID) -> Job:
        """Carries the job out here, unless a worker does; waits for its end."""
        assert self._actor.tenant_id is not None
        until = time.monotonic() + _PATIENCE_S
        done = -1
        while True:
            await self._imports.work(self._actor.tenant_id, id, self._progress)
            shown: Job = json.loads(await self._house.application.get(jobs, self._actor, id))
            if shown["status"] in _ENDED:
                return shown
            now_done = sum(shown[f"{one}_count"] for one in ("created", "updated", "unchanged", "failed"))
            if now_done > done:
                done, until = now_done, time.monotonic() + _PATIENCE_S
            if time.monotonic() > until:
                raise Unavailable("the import does not go on; look at the worker")
            await asyncio.sleep(0.5)  # a worker has it

    async def _command(self, module: Module, name: str, id: UUID | None = None, **given: object) -> Job:
        use_case = use_cases_of(module).commands[name]
        answer = await self._house.application.command(module, use_case, self._actor, id, given)
        shown: Job = json.loads(answer.data)
        return shown

    def _progress(self, job: ImportJob) -> None:
        if time.monotonic() - self._last_told > 1:
            self._tell("{done} records of {rows} rows", done=f"{job.processed:,}", rows=f"{job.row_count:,}")

    def _tell(self, message: str, **params: object) -> None:
        self._last_told = time.monotonic()
        typer.echo(translate(message, self._wanted.lang, params), err=True)

    def _count(self, shown: Job) -> None:
        for name in ("row_count", "created_count", "updated_count", "unchanged_count", "failed_count"):
            self._total.counts[name] = self._total.counts.get(name, 0) + shown[name]
        self._total.failed |= bool(shown["failed_count"]) or shown["status"] == ImportJobStatus.FAILED


def _parts(table: TableFile, content: bytes) -> Iterator[tuple[bytes, int]]:
    """The file as it is, if one job may take it, else as several files of CSV, with the rows that each has."""
    rows = table.rows
    part = list(islice(rows, MAX_ROWS))
    further = next(rows, None)
    if further is None and len(content) <= MAX_BYTES:
        return iter([(content, len(part))])
    return _split(table.columns, part, further, rows)


def _split(
    heads: list[str], part: list[list[Cell]], further: list[Cell] | None, rows: Iterator[list[Cell]]
) -> Iterator[tuple[bytes, int]]:
    while part:
        yield from _as_csv(heads, part)
        part = ([further] if further else []) + list(islice(rows, MAX_ROWS - bool(further)))
        further = None


def _as_csv(heads: list[str], part: list[list[Cell]]) -> Iterator[tuple[bytes, int]]:
    """Rows as CSV; in halves where they are more bytes than a file may have."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([_plain(cell) for cell in row] for row in part)
    content = text.getvalue().encode()
    if len(content) <= MAX_BYTES or len(part) == 1:
        yield content, len(part)
        return
    middle = len(part) // 2
    yield from _as_csv(heads, part[:middle])
    yield from _as_csv(heads, part[middle:])


def _plain(cell: Cell) -> str | None:
    if isinstance(cell, bool) or cell is None:
        return text_of(cell) or None
    return cell if isinstance(cell, str) else plain_number(cell)


def _show(total: Total, lang: str) -> None:
    """The counts, and the bad rows as a table."""
    rows = [[label(name, lang), f"{count:,}"] for name, count in total.counts.items()]
    show_rows(["", ""], rows)
    if not total.bad:
        return
    heads = [translate("Row", lang), translate("Column", lang), translate("Reason", lang)]
    shown = [[bad.row, bad.column, translate(bad.message, lang, bad.params)] for bad in total.bad[:_SHOWN]]
    show_rows(heads, shown)
    if len(total.bad) > _SHOWN:
        typer.echo(translate("and {count} more", lang, {"count": f"{len(total.bad) - _SHOWN:,}"}))
