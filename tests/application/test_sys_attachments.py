"""Files of records, on the memory adapter."""

import base64
import json
from hashlib import sha256
from io import BytesIO
from typing import Any, cast
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest

from application.application import Application
from application.ports import BlobStore, Clock, Ids, Numbers, Services
from application.rights import Actor, ActorType, Grant, RecordScope, Rights
from application.use_cases import use_cases_of
from domain.kernel.entity import module_named, module_of
from domain.kernel.errors import (
    CXGError,
    ForbiddenError,
    NotFoundError,
    RuleViolated,
    ValidationError,
)
from domain.tenants.crm.partner_group import PartnerGroup
from domain.tenants.sys.attachment import MAX_BYTES, Attachment, AttachmentStatus
from domain.tenants.sys.file_content import look_into
from infrastructure.memory.works import MemoryWorks
from infrastructure.storage.blobs import ObjectBlobs, blobs_at, blobs_in_memory
from tests.application.conftest import TENANT
from tests.fakes import CountingIds, CountingNumbers, FixedClock
from tests.marks import command, rule

FILES = module_of(Attachment)
GROUPS = module_of(PartnerGroup)
TEXT = "이름,금액\n가,1\n".encode()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def packed(*names: str) -> bytes:
    """A ZIP with parts of these names."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def user(*grants: str | Grant, id: UUID | None = None) -> Actor:
    """Somebody of the tenant with these grants."""
    rights = Rights(one if isinstance(one, Grant) else Grant(one) for one in grants)
    return Actor(ActorType.USER, id=id or uuid4(), tenant_id=TENANT, rights=rights)


@pytest.fixture
def blobs() -> ObjectBlobs:
    return blobs_in_memory()


@pytest.fixture
def services(clock: FixedClock, ids: CountingIds, blobs: ObjectBlobs) -> Services:
    return Services((Clock, clock), (Ids, ids), (Numbers, CountingNumbers()), (BlobStore, blobs))


async def run(application: Application, actor: Actor, name: str, id: UUID | None = None, **given: object) -> Any:
    use_case = use_cases_of(FILES).commands[name]
    return json.loads((await application.command(FILES, use_case, actor, id, given)).data)


async def partner(application: Application, actor: Actor) -> str:
    """A record, which is its creator's own."""
    return str((await application.create(GROUPS, actor, {"code": uuid4().hex, "name": "한빛"})).id)


async def uploaded(
    application: Application, actor: Actor, record: str, content: bytes = TEXT, name: str = "거래처.csv"
) -> Any:
    given: dict[str, Any] = {
        "resource_type": "crm.PartnerGroup",
        "resource_id": record,
        "file_name": name,
        "content": content,
    }
    return await run(application, actor, "upload", **given)


@command("sys.Attachment", "upload")
@command("sys.Attachment", "download")
async def test_what_was_uploaded_is_downloaded(application: Application, actor: Actor) -> None:
    record = await partner(application, actor)
    text = base64.b64encode(TEXT).decode()
    made = await run(
        application,
        actor,
        "upload",
        resource_type="crm.PartnerGroup",
        resource_id=record,
        file_name="가.csv",
        content=text,
    )
    assert (made["status"], made["size_bytes"], made["content_type"]) == ("AVAILABLE", len(TEXT), "text/plain")
    assert made["checksum_sha256"] == sha256(TEXT).hexdigest()
    got = await run(application, actor, "download", UUID(made["id"]))
    assert got == {"file_name": "가.csv", "content_type": "text/plain", "content": text}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (PNG, "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypmp42", "video/mp4"),
        (packed("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (packed("a.txt"), "application/zip"),
        ("한글".encode("cp949"), "text/plain"),
        (b"<!DOCTYPE html><p>", "text/html"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"PK\x03\x04 but broken", "application/octet-stream"),
    ],
)
def test_a_type_is_told_from_bytes(content: bytes, found: str) -> None:
    assert look_into(content).content_type == found


@rule("sys.Attachment", "a file is at most 25 MB, its type is told from its bytes, and programs are refused")
async def test_size_type_and_programs(application: Application, actor: Actor) -> None:
    record = await partner(application, actor)
    assert (await uploaded(application, actor, record, PNG, "harmless.exe"))["content_type"] == "image/png"
    assert (await uploaded(application, actor, record, bytes(MAX_BYTES)))["size_bytes"] == MAX_BYTES
    jar = packed("META-INF/MANIFEST.MF")
    for content in (b"", bytes(MAX_BYTES + 1), b"MZ\x90", b"\x7fELF", b"#!/bin/sh\n", b"\xca\xfe\xba\xbe", jar):
        with pytest.raises(ValidationError):
            await uploaded(application, actor, record, content, "picture.png")


@rule("sys.Attachment", "the same bytes twice on one record are refused")
async def test_the_same_bytes_twice(application: Application, actor: Actor) -> None:
    record, other = await partner(application, actor), await partner(application, actor)
    first = await uploaded(application, actor, record)
    with pytest.raises(RuleViolated, match="same bytes"):
        await uploaded(application, actor, record, name="another name.csv")
    await uploaded(application, actor, other)
    await application.delete(FILES, actor, UUID(first["id"]))
    await uploaded(application, actor, record)


@rule("sys.Attachment", "only an AVAILABLE file can be downloaded")
async def test_only_what_is_available(works: MemoryWorks, application: Application, actor: Actor) -> None:
    record = await partner(application, actor)
    given: dict[str, Any] = {"resource_type": "crm.PartnerGroup", "resource_id": record, "file_name": "on its way"}
    on_its_way = (await application.create(FILES, actor, given)).id
    ids = [on_its_way]
    for content in (VIRUS, packed("xl/workbook.xml", "xl/vbaProject.bin")):
        made = await uploaded(application, actor, record, content)
        assert made["status"] == "QUARANTINED"
        ids.append(UUID(made["id"]))
    taken_out = UUID((await uploaded(application, actor, record))["id"])
    await run(application, actor, "download", taken_out)
    async with works.begin("tenants", actor) as uow:
        (await uow.of(Attachment).take(taken_out)).advance(AttachmentStatus.QUARANTINED)
    for id in [*ids, taken_out]:
        with pytest.raises(RuleViolated, match="only an AVAILABLE file"):
            await run(application, actor, "download", id)


@rule("sys.Attachment", "who may read the record may read its files")
async def test_who_reads_the_record_reads_its_files(application: Application, actor: Actor) -> None:
    mine = user("sys:attachments:*", "crm:partner-groups:create", Grant("crm:partner-groups:*", RecordScope.OWN))
    file = UUID((await uploaded(application, actor, await partner(application, actor)))["id"])
    own = UUID((await uploaded(application, mine, await partner(application, mine)))["id"])
    reader = user("sys:attachments:download", "crm:partner-groups:read")
    assert (await run(application, reader, "download", file))["file_name"] == "거래처.csv"
    assert (await run(application, mine, "download", own))["file_name"] == "거래처.csv"
    with pytest.raises(NotFoundError):
        await run(application, mine, "download", file)  # the record is not among those that they see
    with pytest.raises(ForbiddenError):
        await run(application, user("sys:attachments:download", "crm:*:update"), "download", file)


@rule("sys.Attachment", "who may update the record may add and delete its files, nobody else")
async def test_who_updates_the_record_changes_its_files(application: Application, actor: Actor) -> None:
    record = await partner(application, actor)
    file = UUID((await uploaded(application, actor, record))["id"])
    reader = user("sys:attachments:*", "crm:partner-groups:read", "crm:partner-groups:create")
    given: dict[str, Any] = {"resource_type": "crm.PartnerGroup", "resource_id": record, "file_name": "x"}
    for refused in (
        lambda: uploaded(application, reader, record, PNG),
        lambda: application.create(FILES, reader, given),
        lambda: application.update(FILES, reader, file, {"description": "x"}),
        lambda: application.delete(FILES, reader, file),
    ):
        with pytest.raises(ForbiddenError):
            await refused()
    own = user("sys:attachments:*", "crm:partner-groups:create", Grant("crm:partner-groups:update", RecordScope.OWN))
    with pytest.raises(ValidationError, match="no such record"):
        await uploaded(application, own, record, PNG)  # somebody else's record
    await uploaded(application, own, await partner(application, own), PNG)
    writer = user("sys:attachments:*", "crm:partner-groups:update")
    await uploaded(application, writer, record, PNG)
    await application.update(FILES, writer, file, {"description": "x"})
    await application.delete(FILES, writer, file)


@pytest.mark.parametrize("name", ["crm.Nothing", "idam.User"])
async def test_a_file_belongs_to_a_record_of_the_tenant(application: Application, actor: Actor, name: str) -> None:
    given: dict[str, Any] = {"resource_type": name, "resource_id": str(uuid4()), "file_name": "x", "content": TEXT}
    with pytest.raises(ValidationError) as refused:
        await run(application, actor, "upload", **given)
    assert refused.value.field_errors[0].field == "resource_type"
    for id in (str(uuid4()), "no id"):
        with pytest.raises(ValidationError) as refused:
            await run(application, actor, "upload", **given | {"resource_type": "crm.PartnerGroup", "resource_id": id})
        assert refused.value.field_errors[0].field == "resource_id"


@rule("sys.Attachment", "a file of a posted document cannot be deleted")
async def test_a_file_of_a_posted_document_stays(works: MemoryWorks, application: Application, actor: Actor) -> None:
    entries = module_named("fim.JournalEntry")
    required = {field.name: None for field in entries.fields if field.required}
    record: Any = entries.entity(id=uuid4(), **cast(Any, required))
    stored = works._database("tenants", TENANT).of(entries.entity)  # as it lies there after many steps
    stored[record.id] = record
    given: dict[str, Any] = {
        "resource_type": entries.code,
        "resource_id": str(record.id),
        "file_name": "x",
        "content": TEXT,
    }
    file = UUID((await run(application, actor, "upload", **given))["id"])
    record.status = entries.fields.fields["status"].parse("POSTED")
    with pytest.raises(RuleViolated, match="posted document"):
        await application.delete(FILES, actor, file)


@rule("sys.Attachment", "a file name never decides where the bytes are stored")
@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..", "a\\b", "한글.csv", "C:\\x.csv"])
async def test_a_name_decides_nothing(application: Application, actor: Actor, blobs: ObjectBlobs, name: str) -> None:
    made = await uploaded(application, actor, await partner(application, actor), name=name)
    assert await blobs.keys("") == [f"{TENANT}/attachments/{made['id']}"]
    assert (await run(application, actor, "download", UUID(made["id"])))["file_name"] == name


async def test_stored_bytes_that_were_changed_are_not_given(
    application: Application, actor: Actor, blobs: ObjectBlobs
) -> None:
    made = await uploaded(application, actor, await partner(application, actor))
    await blobs.put((await blobs.keys(""))[0], b"something else")
    with pytest.raises(RuleViolated, match="no longer the one"):
        await run(application, actor, "download", UUID(made["id"]))


@pytest.mark.parametrize("where", ["memory", "folder"])
async def test_files_are_kept(where: str, tmp_path: Any) -> None:
    blobs = blobs_in_memory() if where == "memory" else blobs_at(str(tmp_path / "files"))
    await blobs.put("a/b", b"1")
    await blobs.put("a/b", b"22")
    await blobs.put("a/c", b"")
    await blobs.put("b/c", b"3")
    assert [await blobs.get("a/b"), await blobs.get("a/c")] == [b"22", b""]
    assert await blobs.keys("a/") == ["a/b", "a/c"]
    await blobs.delete("a/b")
    await blobs.delete("a/b")
    with pytest.raises(NotFoundError):
        await blobs.get("a/b")
    with pytest.raises(CXGError):
        await blobs.put("../outside", b"1")
