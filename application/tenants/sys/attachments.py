"""Files of records: whoever may read or change a record may read or change its files, nobody else."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

from application import crud
from application.application import allowed, visible
from application.blobs import blob_key, content_of
from application.crud import Given
from application.ports import BlobStore, Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module, module_named, module_of
from domain.kernel.errors import NotFoundError, RuleViolated, ValidationError
from domain.kernel.types import Name, OtherId, Text
from domain.tenants.sys.attachment import MAX_BYTES, Attachment, AttachmentStatus
from domain.tenants.sys.entity_type import EntityType
from domain.tenants.sys.file_content import Octets, look_into
from domain.tenants.sys.import_job import ImportJob

IMPORTS = "sys.ImportJob"
"""The record of a file for an import is the import to come: its id is any new one."""


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates the entry of a file whose bytes are on their way."""
    attachment = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(attachment, Attachment)
    await _reach_for_change(uow, attachment.resource_type, attachment.resource_id)
    return attachment


async def update(uow: UnitOfWork, module: Module, attachment: Attachment, given: Given) -> Entity:
    """Changes what is said of a file; its bytes never change."""
    await _reach_for_change(uow, attachment.resource_type, attachment.resource_id)
    return await crud.update(uow, module, attachment, given)


async def delete(uow: UnitOfWork, module: Module, attachment: Attachment) -> None:
    """Takes a file away from its record, unless that is a posted document."""
    record = await _reach_for_change(uow, attachment.resource_type, attachment.resource_id)
    if record is not None and _is_posted(record):
        raise RuleViolated("a file of a posted document cannot be deleted")
    await crud.delete(uow, module, attachment)


async def upload(
    uow: UnitOfWork,
    *,
    resource_type: EntityType,
    resource_id: OtherId,
    file_name: Annotated[str, Text(255)],
    content: Annotated[bytes, Octets(says="base64 is asked for")],
    category: Annotated[str, Text(50)] | None = None,
    description: Annotated[str, Text(500)] | None = None,
    blobs: BlobStore,
) -> Attachment:
    """Adds a file to a record: at most 25 MB, no program; what looks harmful is kept away from everybody.

    Over HTTP also as multipart/form-data, the bytes in the part `content`, the rest in parts of their names. The file
    for an import belongs to `sys.ImportJob`, with a new id as `resource_id`.
    """
    await _reach_for_change(uow, resource_type, resource_id)
    if not 0 < len(content) <= MAX_BYTES:
        raise ValidationError.of("content", "size", "a file has 1 to {max} bytes", max=MAX_BYTES)
    found = look_into(content)
    if found.is_program:
        raise ValidationError.of("content", "program", "programs are not taken")
    checksum = sha256(content).hexdigest()
    same = {"resource_type": resource_type, "resource_id": resource_id, "checksum_sha256": checksum}
    if await uow.of(Attachment).any(**same):
        raise RuleViolated("the same bytes twice on one record are refused")
    attachment = uow.of(Attachment).add(
        Attachment(
            resource_type=resource_type,
            resource_id=resource_id,
            file_name=file_name,
            content_type=found.content_type,
            size_bytes=len(content),
            checksum_sha256=checksum,
            category=category,
            description=description,
            status=AttachmentStatus.QUARANTINED if found.is_suspicious else AttachmentStatus.AVAILABLE,
        )
    )
    # before the record: bytes without one are never found, a record without bytes would be
    await blobs.put(blob_key(uow, attachment), content)
    return attachment


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """The bytes of a file, with its name and what they are."""

    file_name: Annotated[str, Text(255)]
    content_type: Name
    content: Annotated[bytes, Octets(says="base64 is asked for")]


async def download(uow: UnitOfWork, attachment: Attachment, *, blobs: BlobStore) -> File:
    """The bytes of a file, to be saved and not to be shown in place; as JSON, in base64, for who asks for that."""
    await refuse_reader(uow, attachment)
    content = await content_of(uow, attachment, blobs)
    assert attachment.content_type is not None
    return File(file_name=attachment.file_name, content_type=attachment.content_type, content=content)


async def refuse_reader(uow: UnitOfWork, attachment: Attachment) -> None:
    """Refuses one who may not read the record."""
    if attachment.resource_type == IMPORTS:
        await _refuse_reader_of_import(uow, attachment)
        return
    module = _module(attachment.resource_type)
    right = allowed(module, uow.actor, "read")
    record = await _record(uow, module, attachment.resource_id)
    if record is None or not visible(module, uow.actor, right, record):
        raise NotFoundError


async def _refuse_reader_of_import(uow: UnitOfWork, attachment: Attachment) -> None:
    """The file for an import is read by who uploaded it, and by who may read the import."""
    if attachment.created_by == uow.actor.id:
        return
    module = module_of(ImportJob)
    right = allowed(module, uow.actor, "read")
    jobs = await uow.of(ImportJob).find(attachment_id=attachment.id)
    if not any(visible(module, uow.actor, right, job) for job in jobs):
        raise NotFoundError


async def _reach_for_change(uow: UnitOfWork, resource_type: str, resource_id: str) -> Entity | None:
    """The record, for one who may update it; None for an import to come."""
    module = _module(resource_type)
    if resource_type == IMPORTS:
        allowed(module, uow.actor, "create")
        return None
    right = allowed(module, uow.actor, "update")
    record = await _record(uow, module, resource_id)
    if record is None or not visible(module, uow.actor, right, record):
        raise ValidationError.of("resource_id", "not_found", "there is no such record")
    return record


def _module(resource_type: str) -> Module:
    try:
        module = module_named(resource_type)
    except LookupError:
        raise ValidationError.of("resource_type", "not_found", "there is no such module") from None
    if module.scope != "tenants":
        raise ValidationError.of("resource_type", "not_found", "there is no such module")
    return module


async def _record(uow: UnitOfWork, module: Module, resource_id: str) -> Entity | None:
    try:
        return await uow.of(module.entity).one(id=UUID(resource_id))
    except ValueError:
        return None


def _is_posted(record: Any) -> bool:
    return getattr(record, "status", None) == "POSTED" or getattr(record, "posted_at", None) is not None


use_cases(Attachment, upload, download, create=create, update=update, delete=delete)
