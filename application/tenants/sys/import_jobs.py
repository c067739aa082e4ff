"""Imports: what a file would come to, starting it, and taking back what it has created."""

import csv
from collections.abc import Collection, Sequence
from io import StringIO
from typing import Annotated
from uuid import UUID

from application import crud
from application.application import allowed, visible
from application.crud import Given
from application.importing.engine import BATCH
from application.importing.jobs import STARTED, blobs_of, open_file, rehearse, report
from application.importing.plan import Plan, importable
from application.ports import Numbers, Provider, References, UnitOfWork
from application.tenants.sys.attachments import refuse_reader
from application.use_cases import ports_of, use_cases, use_cases_of
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import Text
from domain.tenants.sys.attachment import Attachment
from domain.tenants.sys.custom_field import CustomField, CustomFieldStatus
from domain.tenants.sys.entity_type import EntityType
from domain.tenants.sys.import_job import ImportJob, ImportJobStatus, ImportMode, OnError

S = ImportJobStatus
_CHANGED = "a record that the import created was changed or deleted since"


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates an import of a file that was uploaded before; nothing of the file is read yet."""
    job = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(job, ImportJob)
    importable(job.entity_type, job.mode)
    await _attachment_of(uow, job)
    return job


async def update(uow: UnitOfWork, module: Module, job: ImportJob, given: Given) -> Entity:
    """Changes an import that has not run; it is to be validated again."""
    _refuse_begun(job)
    await crud.update(uow, module, job, given)
    importable(job.entity_type, job.mode)
    await _attachment_of(uow, job)
    if job.status is S.VALIDATED:
        job.advance(S.DRAFT)
    job.forget_counts()
    return job


async def delete(uow: UnitOfWork, module: Module, job: ImportJob) -> None:
    """Deletes an import that is not running; the records that it made stay."""
    if job.status is S.RUNNING:
        raise RuleViolated("an import that is running cannot be deleted")
    await crud.delete(uow, module, job)


async def validate(uow: UnitOfWork, job: ImportJob, *, provider: Provider) -> None:
    """Tells what a run would come to: the counts and the errors; writes nothing.

    An import that stops at the first bad row stays a DRAFT as long as there is one.
    """
    _refuse_begun(job)
    await refuse_reader(uow, await _attachment_of(uow, job))
    outcome, rows = await rehearse(uow, job, provider)
    job.row_count = rows
    job.created_count, job.updated_count = len(outcome.created), outcome.updated
    job.unchanged_count, job.failed_count = outcome.unchanged, outcome.failed
    job.errors = outcome.errors
    good = not outcome.failed or job.on_error is OnError.SKIP
    if good and job.status is S.DRAFT:
        job.advance(S.VALIDATED)
    elif not good and job.status is S.VALIDATED:
        job.advance(S.DRAFT)


async def run(uow: UnitOfWork, job: ImportJob, *, provider: Provider) -> None:
    """Starts an import that was validated; a worker carries it out, as the user who started it."""
    if job.status is not S.VALIDATED:
        raise RuleViolated("only a VALIDATED import can be run")
    await refuse_reader(uow, await _attachment_of(uow, job))
    table = await open_file(uow, job, provider)
    module = Plan(job, table.columns, uow.place.timezone).module
    for action in _needed(job.mode):
        allowed(module, uow.actor, action)
    job.advance(S.RUNNING)
    job.forget_counts()
    uow.tell(STARTED, job)


async def cancel(uow: UnitOfWork, job: ImportJob) -> None:
    """Ends an import that has not run."""
    job.advance(S.CANCELLED)


async def rollback(uow: UnitOfWork, job: ImportJob, *, provider: Provider, references: References) -> None:
    """Deletes the records that the import created; refused when one was changed since, or is referred to."""
    if job.status is not S.COMPLETED:
        raise RuleViolated("only a COMPLETED import can be rolled back")
    module = importable(job.entity_type, ImportMode.CREATE)
    created, _ = await report(blobs_of(provider), job, uow)
    if await references.any(uow, module, created):
        raise RuleViolated("a record that the import created is referred to")
    action, uow.action = uow.action, "DELETE"
    for start in range(0, len(created), BATCH):
        async with uow.attempt():
            await _delete(uow, module, created[start : start + BATCH], provider)
    uow.action = action
    job.advance(S.ROLLED_BACK)


async def template(uow: UnitOfWork, *, entity_type: EntityType) -> Annotated[str, Text(20_000, lines=True)]:
    """A CSV with the columns of an entity, custom fields too: as many as the caller may write."""
    module = importable(entity_type, ImportMode.CREATE)
    right = allowed(module, uow.actor, "create")
    custom = await uow.of(CustomField).find(entity_type=entity_type, status=[CustomFieldStatus.ACTIVE])
    text = StringIO()
    csv.writer(text).writerow(_heads(module, right.hidden, sorted(custom, key=lambda one: one.position)))
    return text.getvalue()


def _heads(module: Module, hidden: Collection[str], custom: Sequence[CustomField]) -> list[str]:
    own = module.writable(creating=True).fields.keys() - hidden - {"status"}
    lines = [one for one in module.lines if one.name not in hidden]
    return [
        *(name for name in module.fields.fields if name in own),
        *(f"{one.name}.{field.name}" for one in lines for field in one.fields if not field.computed),
        *(f"custom.{one.key}" for one in custom),
    ]


def _needed(mode: ImportMode) -> Sequence[str]:
    return {ImportMode.CREATE: ("create",), ImportMode.UPDATE: ("update",)}.get(mode, ("create", "update"))


def _refuse_begun(job: ImportJob) -> None:
    if job.status not in (S.DRAFT, S.VALIDATED):
        raise RuleViolated("a job that ran cannot run again")


async def _attachment_of(uow: UnitOfWork, job: ImportJob) -> Attachment:
    attachment = await uow.of(Attachment).one(id=job.attachment_id)
    if attachment is None:
        raise ValidationError.of("attachment_id", "not_found", "there is no such record")
    return attachment


async def _delete(uow: UnitOfWork, module: Module, ids: Collection[UUID], provider: Provider) -> None:
    """Deletes records as their module does it."""
    right = allowed(module, uow.actor, "delete")
    carry_out = use_cases_of(module).delete
    ports = {name: provider.get(port) for name, port in ports_of(carry_out).items()}
    records = await uow.of(module.entity).take_all(ids)
    if len(records) < len(ids) or any(record.version != 1 for record in records):
        raise RuleViolated(_CHANGED)
    if not all(visible(module, uow.actor, right, record) for record in records):
        raise RuleViolated(_CHANGED)
    for record in records:
        await carry_out(uow, module, record, **ports)


use_cases(ImportJob, validate, run, cancel, rollback, template, create=create, update=update, delete=delete)
