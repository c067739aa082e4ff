"""Imports, on the memory adapter."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.application import Application
from application.importing import engine, rows
from application.importing.runner import Imports
from application.ports import BlobStore, Clock, Ids, Numbers, References, Services, TableReader
from application.rights import Actor, ActorType, Grant, Rights, system
from application.use_cases import use_cases_of
from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import ForbiddenError, InvalidTransition, RuleViolated, ValidationError
from domain.tenants.crm.partner import Partner
from domain.tenants.crm.partner_group import PartnerGroup
from domain.tenants.sys.attachment import Attachment
from domain.tenants.sys.custom_field import CustomField
from domain.tenants.sys.import_job import ImportJob
from domain.tenants.sys.work_schedule import WorkSchedule
from infrastructure.memory.references import MemoryReferences
from infrastructure.memory.works import MemoryWorks
from infrastructure.storage.blobs import ObjectBlobs, blobs_in_memory
from infrastructure.table_reader import FileTables
from tests.application.conftest import TENANT
from tests.fakes import CountingIds, CountingNumbers, FixedClock
from tests.marks import command, rule

JOBS = module_of(ImportJob)
MAPPING = {"코드": "code", "이름": "name", "한도": "default_credit_limit"}
HEADS = "코드,이름,한도\n"


@pytest.fixture
def blobs() -> ObjectBlobs:
    return blobs_in_memory()


@pytest.fixture
def services(clock: FixedClock, ids: CountingIds, blobs: ObjectBlobs) -> Services:
    return Services(
        (Clock, clock),
        (Ids, ids),
        (Numbers, CountingNumbers()),
        (BlobStore, blobs),
        (TableReader, FileTables()),
        (References, MemoryReferences()),
    )


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "BATCH", 3)


class Desk:
    """Somebody who imports files."""

    def __init__(self, application: Application, works: MemoryWorks, services: Services, actor: Actor) -> None:
        self.application, self.works, self.actor = application, works, actor
        self.imports = Imports(works, services)

    def as_(self, actor: Actor) -> "Desk":
        made = object.__new__(Desk)
        made.__dict__ = self.__dict__ | {"actor": actor}
        return made

    async def command(self, entity: type[Entity], name: str, id: UUID | None = None, **given: object) -> Any:
        module = module_of(entity)
        answer = await self.application.command(module, use_cases_of(module).commands[name], self.actor, id, given)
        return json.loads(answer.data)

    async def upload(self, content: str | bytes) -> str:
        raw = content.encode() if isinstance(content, str) else content
        given: dict[str, Any] = {
            "resource_type": "sys.ImportJob",
            "resource_id": str(uuid4()),
            "file_name": "x.csv",
            "content": raw,
        }
        return str((await self.command(Attachment, "upload", **given))["id"])

    async def job(self, content: str | bytes, entity: type[Entity] = PartnerGroup, **given: object) -> UUID:
        body = {
            "entity_type": module_of(entity).code,
            "attachment_id": await self.upload(content),
            "mapping": MAPPING,
        }
        return (await self.application.create(JOBS, self.actor, body | given)).id

    async def validated(self, id: UUID) -> Any:
        return await self.command(ImportJob, "validate", id)

    async def started(self, content: str | bytes, entity: type[Entity] = PartnerGroup, **given: object) -> UUID:
        id = await self.job(content, entity, **given)
        checked = await self.validated(id)
        assert checked["status"] == "VALIDATED", checked["errors"]
        await self.command(ImportJob, "run", id)
        return id

    async def carried_out(self, content: str | bytes, entity: type[Entity] = PartnerGroup, **given: object) -> Any:
        id = await self.started(content, entity, **given)
        await self.imports.work(TENANT, id)
        return await self.read(id)

    async def read(self, id: UUID) -> Any:
        return json.loads(await self.application.get(JOBS, self.actor, id))

    async def all(self, entity: type[Any] = PartnerGroup) -> list[Any]:
        async with self.works.begin("tenants", system(TENANT)) as uow:
            return await uow.of(entity).find()


@pytest.fixture
async def desk(application: Application, works: MemoryWorks, services: Services, actor: Actor) -> AsyncIterator[Desk]:
    yield Desk(application, works, services, actor)


def counts(job: Any) -> tuple[int, ...]:
    """Rows, and the records that were created, updated, unchanged, bad."""
    return tuple(job[f"{name}_count"] for name in ("row", "created", "updated", "unchanged", "failed"))


def told(job: Any) -> list[tuple[Any, ...]]:
    return [(one["row"], one["column"], one["rule"]) for one in job["errors"]]


def groups(many: int, first: int = 0) -> str:
    return HEADS + "".join(f'G{n},그룹 {n},"{n},000"\n' for n in range(first, first + many))


@command("sys.ImportJob", "validate")
async def test_validating_tells_and_writes_nothing(desk: Desk, works: MemoryWorks) -> None:
    id = await desk.job(groups(7) + "G1,또,1\nG9,,1\nG10,이름,-5\n", on_error="SKIP")
    events = len(works.events)
    checked = await desk.validated(id)
    assert checked["status"] == "VALIDATED"
    assert counts(checked) == (10, 7, 0, 0, 3)
    assert told(checked) == [
        (9, "코드", "RESOURCE_ALREADY_EXISTS"),
        (10, "이름", "required"),
        (11, "한도", "range"),
    ]
    assert await desk.all() == []
    assert [one.entity for one in works.events[events:]] == ["sys.ImportJob"]


@command("sys.ImportJob", "run")
async def test_rows_become_records(desk: Desk) -> None:
    job = await desk.carried_out(groups(7))
    assert (job["status"], counts(job), job["errors"]) == ("COMPLETED", (7, 7, 0, 0, 0), [])
    made = await desk.all()
    assert [(one.code, one.name, str(one.default_credit_limit)) for one in made[:2]] == [
        ("G0", "그룹 0", "0"),
        ("G1", "그룹 1", "1000"),
    ]


@rule("sys.ImportJob", "with ABORT one bad row leaves nothing written")
async def test_abort_leaves_nothing(desk: Desk, works: MemoryWorks) -> None:
    bad = await desk.job(groups(7) + "G9,,1\n")
    checked = await desk.validated(bad)
    assert (checked["status"], checked["failed_count"]) == ("DRAFT", 1)
    with pytest.raises(RuleViolated):
        await desk.command(ImportJob, "run", bad)
    # a row that was good when it was looked at
    id = await desk.started(groups(10))
    await desk.application.create(module_of(PartnerGroup), desk.actor, {"code": "G8", "name": "schon da"})
    events = len(works.events)
    await desk.imports.work(TENANT, id)
    job = await desk.read(id)
    assert (job["status"], counts(job)) == ("FAILED", (10, 0, 0, 0, 1))
    assert told(job) == [(10, "코드", "RESOURCE_ALREADY_EXISTS")]
    assert [one.code for one in await desk.all()] == ["G8"]
    assert {one.entity for one in works.events[events:]} == {"sys.ImportJob"}


@rule("sys.ImportJob", "with SKIP the good rows stand")
@rule("sys.ImportJob", "each bad row is reported with its row, column and rule")
async def test_skip_keeps_what_is_good(desk: Desk) -> None:
    content = groups(4) + "G1,또,1\n" + groups(4, 4).removeprefix(HEADS) + ",ohne,1\nG20,x,viel\n" + "G21,y,1\n"
    job = await desk.carried_out(content, on_error="SKIP")
    assert (job["status"], counts(job)) == ("COMPLETED", (12, 9, 0, 0, 3))
    assert told(job) == [
        (6, "코드", "RESOURCE_ALREADY_EXISTS"),
        (11, "코드", "required"),
        (12, "한도", "type"),
    ]
    assert sorted(one.code for one in await desk.all()) == ["G0", "G1", "G2", "G21", "G3", "G4", "G5", "G6", "G7"]
    assert [one["message"] for one in job["errors"]][1] == "the field is required"


@rule("sys.ImportJob", "a job that ran cannot run again")
async def test_a_job_runs_once(desk: Desk) -> None:
    id = await desk.started(groups(2))
    for name in ("run", "validate", "cancel"):
        with pytest.raises(RuleViolated):
            await desk.command(ImportJob, name, id)
    with pytest.raises(RuleViolated):
        await desk.application.delete(JOBS, desk.actor, id)
    await desk.imports.work(TENANT, id)
    await desk.imports.work(TENANT, id)
    for name in ("run", "validate", "cancel"):
        with pytest.raises(RuleViolated):
            await desk.command(ImportJob, name, id)
    with pytest.raises(RuleViolated):
        await desk.application.update(JOBS, desk.actor, id, {"on_error": "SKIP"})
    with pytest.raises(RuleViolated):
        await desk.application.change_status(JOBS, desk.actor, id, {"status": "RUNNING"})
    assert len(await desk.all()) == 2


@rule("sys.ImportJob", "the same file in a new UPSERT job changes nothing")
async def test_the_same_file_again_changes_nothing(desk: Desk, works: MemoryWorks) -> None:
    how: dict[str, Any] = {"mode": "UPSERT", "match_fields": ["code"]}
    content = groups(7) + "G9,ohne Limit,\n"
    assert counts(await desk.carried_out(content, **how)) == (8, 8, 0, 0, 0)
    before = {one.id: (one.version, one.name) for one in await desk.all()}
    events = len(works.events)
    assert counts(await desk.carried_out(content, **how)) == (8, 0, 0, 8, 0)
    assert {one.id: (one.version, one.name) for one in await desk.all()} == before
    assert "crm.PartnerGroup" not in {one.entity for one in works.events[events:]}
    changed = content.replace("그룹 3", "anders").replace('"5,000"', "5000.00")
    assert counts(await desk.carried_out(changed, **how)) == (8, 0, 1, 7, 0)


async def test_lines_of_the_same_file_stay_what_they_are(desk: Desk) -> None:
    """Lines are compared in their order: the same ones keep their ids."""
    mapping = {"code": "code", "name": "name"} | {
        f"windows.{name}": f"windows.{name}" for name in ("weekday", "start_time", "end_time")
    }
    heads = ",".join(mapping) + "\n"
    content = heads + "A,Normal,1,9:00,18:00\nA,Normal,2,9:00,18:00\n,,3,9:00,12:00\nB,Kurz,1,09:00,12:00\n"
    how: dict[str, Any] = {"mapping": mapping, "mode": "UPSERT", "match_fields": ["code"]}
    assert counts(await desk.carried_out(content, WorkSchedule, **how)) == (4, 2, 0, 0, 0)
    first, second = await desk.all(WorkSchedule)
    assert [one.weekday for one in first.windows] == [1, 2, 3]
    assert [one.weekday for one in second.windows] == [1]
    assert counts(await desk.carried_out(content, WorkSchedule, **how)) == (4, 0, 0, 2, 0)
    ids = [one.id for one in first.windows]
    changed = content.replace("A,Normal,2,9:00,18:00", "A,Normal,2,9:00,17:00")
    assert counts(await desk.carried_out(changed, WorkSchedule, **how)) == (4, 0, 1, 1, 0)
    after = (await desk.all(WorkSchedule))[0].windows
    assert [one.id for one in after] == ids
    assert str(after[1].end_time) == "17:00:00"
    bad = heads + "C,Neu,1,9:00,18:00\nC,anders,9,9:00,18:00\n"
    job = await desk.validated(await desk.job(bad, WorkSchedule, **how))
    assert told(job) == [(2, "name", "differs")]


async def test_an_error_in_a_line_names_its_row(desk: Desk) -> None:
    mapping = {
        "k": "#",
        "c": "code",
        "n": "name",
        "w": "windows.weekday",
        "s": "windows.start_time",
        "e": "windows.end_time",
    }
    content = "k,c,n,w,s,e\n1,A,a,1,9:00,18:00\n1,,,x,9:00,18:00\n2,B,b,1,9:00,18:00\n"
    job = await desk.validated(await desk.job(content, WorkSchedule, mapping=mapping, on_error="SKIP"))
    assert counts(job) == (3, 1, 0, 0, 1)
    assert told(job) == [(3, "w", "type")]


@rule(
    "sys.ImportJob",
    "a row whose match_fields find two records fails, and so does the later of two rows in one file that name the same "
    "record",
)
async def test_rows_that_name_no_single_record(desk: Desk) -> None:
    how: dict[str, Any] = {"mode": "UPSERT", "match_fields": ["name"], "on_error": "SKIP"}
    await desk.carried_out(HEADS + "A,doppelt,1\nB,doppelt,1\nC,einfach,1\n")
    content = HEADS + "A,doppelt,5\nC,einfach,6\nD,neu,1\nE,mehr,1\nF,noch,1\nC,einfach,9\nG,neu,3\n"
    job = await desk.carried_out(content, **how)
    assert counts(job) == (7, 3, 1, 0, 3)
    assert [(row, rule_) for row, _, rule_ in told(job)] == [
        (2, "ambiguous"),
        (7, "RULE_VIOLATED"),
        (8, "RULE_VIOLATED"),
    ]
    limits = {one.code: one.default_credit_limit for one in await desk.all()}
    assert (limits["A"], limits["B"], limits["C"], limits["D"]) == (1, 1, 6, 1)


@rule("sys.ImportJob", "at most 50,000 rows a job")
async def test_at_most_so_many_rows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "BATCH", 5000)

    class Nothing(engine.Importer):
        async def apply(self, uow: Any, records: Any) -> Any:
            return engine.Outcome(unchanged=len(records))

    monkeypatch.setattr("application.importing.jobs.Importer", Nothing)
    assert (await desk.validated(await desk.job(groups(50_000))))["row_count"] == 50_000
    with pytest.raises(ValidationError, match="50000"):
        await desk.validated(await desk.job(groups(50_001)))


def user(*grants: Grant | str) -> Actor:
    rights = Rights(one if isinstance(one, Grant) else Grant(one) for one in grants)
    return Actor(ActorType.USER, id=uuid4(), tenant_id=TENANT, rights=rights)


OFFICE = ("sys:import-jobs:*", "sys:attachments:*")


async def test_an_import_asks_for_the_rights_of_what_it_does(desk: Desk) -> None:
    for grants, mode in (
        (("crm:partner-groups:update",), "CREATE"),
        (("crm:partner-groups:create",), "UPDATE"),
        (("crm:partner-groups:create", "crm:partner-groups:read"), "UPSERT"),
        (("crm:partner-groups:update", "crm:partner-groups:read"), "UPSERT"),
    ):
        clerk = desk.as_(user(*OFFICE, *grants))
        id = await clerk.job(groups(1), mode=mode, match_fields=["code"])
        with pytest.raises(ForbiddenError):
            await clerk.validated(id)
    hiding = Grant("crm:partner-groups:*", hidden=frozenset({"default_credit_limit"}))
    clerk = desk.as_(user(*OFFICE, hiding))
    with pytest.raises(ValidationError) as refused:
        await clerk.validated(await clerk.job(groups(1)))
    assert [one.field for one in refused.value.field_errors] == ["default_credit_limit"]
    stranger = desk.as_(user(*OFFICE, "crm:partner-groups:*"))
    mine = await desk.job(groups(1))
    async with desk.works.begin("tenants", desk.actor) as uow:
        for job in await uow.of(ImportJob).find():
            (await uow.of(Attachment).take(job.attachment_id)).resource_id = str(uuid4())
    await stranger.validated(mine)  # who may read the import may read its file


@pytest.mark.parametrize(
    ("mapping", "field"),
    [
        ({"코드": "code", "없음": "name"}, "mapping.없음"),
        ({"코드": "code", "이름": "nothing"}, "mapping.이름"),
        ({"코드": "code", "이름": "partner_count"}, "mapping.이름"),
        ({"코드": "code", "이름": "id"}, "mapping.이름"),
        ({"코드": "code", "이름": "code"}, "mapping.이름"),
        ({"코드": "code", "이름": "price_list_id.nothing"}, "mapping.이름"),
        ({"코드": "code", "이름": "name.code"}, "mapping.이름"),
    ],
)
async def test_a_mapping_that_cannot_be(desk: Desk, mapping: dict[str, str], field: str) -> None:
    id = await desk.job(groups(1), mapping=mapping)
    with pytest.raises(ValidationError) as refused:
        await desk.validated(id)
    assert [one.field for one in refused.value.field_errors] == [field]


@pytest.mark.parametrize("entity_type", ["crm.Nothing", "idam.User", "sys.AuditLog"])
async def test_not_everything_is_imported(desk: Desk, entity_type: str) -> None:
    with pytest.raises(ValidationError):
        await desk.job(groups(1), entity_type=entity_type)


async def test_references_by_what_people_know(desk: Desk) -> None:
    """By a code of another module, and by a record of the same module that stands before in the file."""
    await desk.carried_out(groups(2))
    mapping = {
        "사업자": "business_number",
        "이름": "name",
        "그룹": "group_id.code",
        "상위": "parent_id.business_number",
    }
    numbers = ["1018116293", "1208147521", "2208162517"]
    content = "사업자,이름,그룹,상위\n" + (
        f"{numbers[0]},본사,g0,\n{numbers[1]},지사,G1,{numbers[0]}\n{numbers[2]},지점,,{numbers[1]}\n,혼자,없음,\n,둘,,999\n"
    )
    job = await desk.carried_out(content.replace("g0", "G0"), Partner, mapping=mapping, on_error="SKIP")
    assert counts(job) == (5, 3, 0, 0, 2), job["errors"]
    assert told(job) == [(5, "그룹", "not_found"), (6, "상위", "not_found")]
    made = {one.name: one for one in await desk.all(Partner)}
    codes = {one.id: one.code for one in await desk.all()}
    assert codes[made["본사"].group_id] == "G0"
    assert (made["지사"].parent_id, made["지점"].parent_id) == (made["본사"].id, made["지사"].id)
    blind = desk.as_(user(*OFFICE, "crm:partners:*"))
    with pytest.raises(ForbiddenError):
        await blind.validated(await blind.job(content, Partner, mapping=mapping, on_error="SKIP"))


async def test_records_are_found_by_their_number(desk: Desk) -> None:
    await desk.carried_out("이름\n한빛\n가나\n", Partner, mapping={"이름": "name"})
    numbers = [one.number for one in await desk.all(Partner)]
    content = f"번호,이름\n{numbers[0]},한빛전자\nP-999999,없음\n,새로\n"
    how: dict[str, Any] = {
        "mapping": {"번호": "number", "이름": "name"},
        "match_fields": ["number"],
        "on_error": "SKIP",
    }
    job = await desk.carried_out(content, Partner, mode="UPSERT", **how)
    # a number is given by the program: a row with another one, or with none, would make a record at each import
    assert counts(job) == (3, 0, 1, 0, 2)
    assert told(job) == [(3, "번호", "not_found"), (4, "번호", "required")]
    assert [one.name for one in await desk.all(Partner)] == ["한빛전자", "가나"]
    ids = [str(one.id) for one in await desk.all(Partner)]
    job = await desk.carried_out(
        f"id,이름\n{ids[1]},나다\n",
        Partner,
        mode="UPDATE",
        mapping={"id": "id", "이름": "name"},
        match_fields=["id"],
    )
    assert counts(job) == (1, 0, 1, 0, 0)


async def test_the_file_must_be_the_one_that_was_validated(desk: Desk, blobs: ObjectBlobs) -> None:
    id = await desk.job(groups(2))
    await desk.validated(id)
    (key,) = await blobs.keys(f"{TENANT}/attachments/")
    content = await blobs.get(key)
    await blobs.put(key, groups(3).encode())
    with pytest.raises(RuleViolated, match="no longer the one"):
        await desk.command(ImportJob, "run", id)
    await blobs.put(key, content)
    await desk.command(ImportJob, "run", id)
    await blobs.put(key, groups(3).encode())
    await desk.imports.work(TENANT, id)
    job = await desk.read(id)
    assert (job["status"], await desk.all()) == ("FAILED", [])
    assert [one["rule"] for one in job["errors"]] == ["RULE_VIOLATED"]


async def test_what_is_changed_is_validated_again(desk: Desk) -> None:
    id = await desk.job(groups(2))
    with pytest.raises(RuleViolated, match="VALIDATED"):
        await desk.command(ImportJob, "run", id)
    await desk.validated(id)
    await desk.application.update(JOBS, desk.actor, id, {"on_error": "SKIP"})
    job = await desk.read(id)
    assert (job["status"], job["created_count"]) == ("DRAFT", 0)


@command("sys.ImportJob", "cancel")
async def test_what_has_not_run_is_cancelled(desk: Desk) -> None:
    id = await desk.job(groups(1))
    assert (await desk.command(ImportJob, "cancel", id))["status"] == "CANCELLED"
    with pytest.raises(InvalidTransition):
        await desk.command(ImportJob, "cancel", id)


@command("sys.ImportJob", "rollback")
async def test_created_records_are_taken_back(desk: Desk) -> None:
    kept = (await desk.application.create(module_of(PartnerGroup), desk.actor, {"code": "G0", "name": "alt"})).id
    job = await desk.carried_out(groups(8), mode="UPSERT", match_fields=["code"])
    assert counts(job) == (8, 7, 1, 0, 0)
    done = await desk.command(ImportJob, "rollback", UUID(job["id"]))
    assert done["status"] == "ROLLED_BACK"
    assert [one.id for one in await desk.all()] == [kept]
    with pytest.raises(RuleViolated):
        await desk.command(ImportJob, "rollback", UUID(job["id"]))


@pytest.mark.parametrize("what", ["changed", "deleted", "referred to", "has a file"])
async def test_nothing_is_taken_back_once_somebody_built_on_it(desk: Desk, what: str) -> None:
    job = await desk.carried_out(groups(8))
    last = (await desk.all())[-1]
    module = module_of(PartnerGroup)
    if what == "changed":
        await desk.application.update(module, desk.actor, last.id, {"name": "neu"})
    elif what == "deleted":
        await desk.application.delete(module, desk.actor, last.id)
    elif what == "referred to":
        await desk.application.create(module_of(Partner), desk.actor, {"name": "한빛", "group_id": str(last.id)})
    else:
        given: dict[str, Any] = {
            "resource_type": module.code,
            "resource_id": str(last.id),
            "file_name": "x",
            "content": b"x",
        }
        await desk.command(Attachment, "upload", **given)
    before = len(await desk.all())
    with pytest.raises(RuleViolated):
        await desk.command(ImportJob, "rollback", UUID(job["id"]))
    assert len(await desk.all()) == before
    assert (await desk.read(UUID(job["id"])))["status"] == "COMPLETED"


@command("sys.ImportJob", "template")
async def test_a_template_names_every_column(desk: Desk) -> None:
    field = {"entity_type": "sys.WorkSchedule", "key": "color", "label": {"ko-KR": "색"}, "field_type": "TEXT"}
    await desk.application.create(module_of(CustomField), desk.actor, field)
    text = await desk.command(ImportJob, "template", entity_type="sys.WorkSchedule")
    assert text.strip().split(",") == [
        "code",
        "name",
        "timezone",
        "grace_minutes",
        *(f"windows.{name}" for name in ("weekday", "start_time", "end_time", "break_start", "break_end")),
        "custom.color",
    ]
    hiding = user(*OFFICE, Grant("crm:partner-groups:*", hidden=frozenset({"default_credit_limit"})))
    text = await desk.as_(hiding).command(ImportJob, "template", entity_type="crm.PartnerGroup")
    assert "default_credit_limit" not in text and "partner_count" not in text and "code" in text


async def test_a_formula_is_a_text(desk: Desk) -> None:
    job = await desk.carried_out(HEADS + "A,=1+1,1\nB,'=2+2,1\n")
    assert counts(job) == (2, 2, 0, 0, 0)
    assert [one.name for one in await desk.all()] == ["=1+1", "=2+2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
async def test_files_as_offices_write_them(desk: Desk, encoding: str, separator: str) -> None:
    text = separator.join(("코드", "이름", "한도")) + "\r\n" + separator.join(("가", '"나\r\n다"', "1000")) + "\r\n"
    job = await desk.validated(await desk.job(text.replace("나\r\n다", "나 다").encode(encoding)))
    assert counts(job) == (1, 1, 0, 0, 0), job["errors"]


@pytest.mark.parametrize(
    "content", [b"\n\n", b"\x00\x01\x02", HEADS.encode() + b'"' + b"x" * 200_000, b"PK\x03\x04 broken"]
)
async def test_what_is_no_table(desk: Desk, content: bytes) -> None:
    id = await desk.job(content)
    with pytest.raises(ValidationError) as refused:
        await desk.validated(id)
    assert [one.field for one in refused.value.field_errors] == ["file"]
