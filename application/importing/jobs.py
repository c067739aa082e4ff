"""What the commands of an import and the worker share: its file, its rehearsal, what it keeps beside the job."""

import json
from typing import Any, cast
from uuid import UUID

from application.blobs import content_of
from application.importing.engine import Importer, Outcome, Rehearsed
from application.importing.plan import Entry, Plan
from application.importing.rows import Reading
from application.ports import BlobStore, Provider, TableFile, TableReader, UnitOfWork
from domain.kernel.errors import CXGError, RuleViolated
from domain.tenants.sys.attachment import Attachment
from domain.tenants.sys.import_job import ImportJob

STARTED = "sys.import_job.started"


class Undone(Exception):
    """Ends an attempt of which nothing is to stay."""


async def open_file(uow: UnitOfWork, job: ImportJob, provider: Provider) -> TableFile:
    """The table in the job's file; raises RuleViolated when the file is not the one that was uploaded."""
    attachment = await uow.of(Attachment).one(id=job.attachment_id)
    if attachment is None:
        raise RuleViolated("the file of the import does not exist any more")
    content = await content_of(uow, attachment, blobs_of(provider))
    tables = cast(TableReader, provider.get(TableReader))
    return await tables.read(content)


def blobs_of(provider: Provider) -> BlobStore:
    """Where files are kept."""
    return cast(BlobStore, provider.get(BlobStore))


async def rehearse(uow: UnitOfWork, job: ImportJob, provider: Provider) -> tuple[Outcome, int]:
    """What a run would come to, and how many rows there are; everything is written as it would be, and undone."""
    table = await open_file(uow, job, provider)
    plan = Plan(job, table.columns, uow.place.timezone)
    reading = await Reading.at(plan, table)
    importer = Importer(plan, uow.actor, Rehearsed(provider))
    outcome = Outcome()
    try:
        async with uow.attempt():
            while reading.part:
                outcome.add(await importer.apply(uow, reading.part))
                await reading.advance()
            raise Undone
    except Undone:
        return outcome, reading.rows
    finally:
        await reading.close()


# what is kept beside the job while it runs: written before the commit of its batch, and again when that is done again


def folder(job: ImportJob, tenant_id: UUID | None) -> str:
    """Where the parts of a job's report lie."""
    return f"{tenant_id}/imports/{job.id}/"


async def keep_part(blobs: BlobStore, job: ImportJob, uow: UnitOfWork, start: int, outcome: Outcome, many: int) -> None:
    """Keeps what became of so many records from this one on."""
    part = {"many": many, "created": [str(id) for id in outcome.created], "errors": outcome.errors}
    text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
    await blobs.put(f"{folder(job, uow.place.tenant_id)}{start:08}.json", text.encode())


async def report(blobs: BlobStore, job: ImportJob, uow: UnitOfWork) -> tuple[list[UUID], list[Entry]]:
    """The records that the job has created, and what was wrong with its rows: of the batches that were committed."""
    created: list[UUID] = []
    errors: list[Entry] = []
    start = 0
    while start < job.processed:
        part: dict[str, Any] = json.loads(await blobs.get(f"{folder(job, uow.place.tenant_id)}{start:08}.json"))
        created += map(UUID, part["created"])
        errors += part["errors"]
        start += part["many"]
    return created, errors


def failure_entry(error: CXGError) -> Entry:
    """What ended a job as a whole."""
    return {"row": None, "column": None, "rule": error.code, "message": str(error)}
