"""Imports under fire: workers that are killed, and workers that want the same job."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.importing import rows
from application.rights import Actor, system
from application.use_cases import use_cases_of
from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated
from domain.tenants.crm.contact import Contact
from domain.tenants.crm.partner import Partner
from domain.tenants.crm.partner_group import PartnerGroup
from domain.tenants.pim.attribute import Attribute
from domain.tenants.pim.attribute_set import AttributeSet, AttributeSetItem
from domain.tenants.srm.promotion import Promotion, PromotionLevel, PromotionMethod
from domain.tenants.sys.attachment import Attachment
from domain.tenants.sys.audit_log import AuditLog
from domain.tenants.sys.import_job import ImportJob
from domain.tenants.sys.role import Role
from domain.tenants.sys.user import User as Profile
from tests.databases import Databases
from tests.house import SqlHouse, open_house
from tests.marks import rule

pytestmark = pytest.mark.timeout(240)
MAPPING = {"코드": "code", "이름": "name"}
ROWS = 4000


@pytest.fixture
async def house(own_databases: Databases, tmp_path: Path) -> AsyncIterator[SqlHouse]:
    async with open_house(own_databases.dsns, files_dir=str(tmp_path / "files"), pool_timeout_s=30) as made:
        yield made


def groups(many: int, *bad: int) -> bytes:
    lines = (f"G{n},{'' if n in bad else f'그룹 {n}'}\n" for n in range(many))
    return ("코드,이름\n" + "".join(lines)).encode()


async def command(
    house: SqlHouse, actor: Actor, entity: type[Entity], name: str, id: UUID | None = None, **given: Any
) -> Any:
    module = module_of(entity)
    answer = await house.application.command(module, use_cases_of(module).commands[name], actor, id, given)
    return json.loads(answer.data)


async def started(
    house: SqlHouse, actor: Actor, content: bytes, entity: type[Entity] = PartnerGroup, **given: Any
) -> UUID:
    """A job that a worker may take."""
    file: dict[str, Any] = {
        "resource_type": "sys.ImportJob",
        "resource_id": str(uuid4()),
        "file_name": "x.csv",
        "content": content,
    }
    uploaded = await command(house, actor, Attachment, "upload", **file)
    body = {"entity_type": module_of(entity).code, "attachment_id": uploaded["id"], "mapping": MAPPING} | given
    id = (await house.application.create(module_of(ImportJob), actor, body)).id
    checked = await command(house, actor, ImportJob, "validate", id)
    assert checked["status"] == "VALIDATED", checked["errors"]
    await command(house, actor, ImportJob, "run", id)
    return id


async def read(house: SqlHouse, actor: Actor, id: UUID) -> Any:
    return json.loads(await house.application.get(module_of(ImportJob), actor, id))


async def stored(house: SqlHouse, actor: Actor, kind: type[Any], /, **equals: object) -> list[Any]:
    async with house.works.begin("tenants", system(actor.tenant_id)) as uow:
        return await uow.of(kind).find(**equals)


def done(job: Any) -> int:
    return sum(job[f"{name}_count"] for name in ("created", "updated", "unchanged", "failed"))


@contextmanager
def worker(databases: Databases, folder: Path) -> Any:
    """A worker process, killed at the end."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CXG_")}
    named = {f"CXG_{name.upper()}_DSN": dsn for name, dsn in asdict(databases.dsns).items()}
    given = {"CXG_DATA_DIR": str(folder / "data"), "CXG_FILES_DIR": str(folder / "files"), "CXG_DEMO": "false"}
    with (folder / "said").open("a") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "interfaces.main", "worker"], env=kept | named | given, stdout=said, stderr=said
        )
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


async def beyond(house: SqlHouse, actor: Actor, id: UUID, many: int, process: Any) -> Any:
    """Waits until the job has got beyond so many records, or has ended."""
    for _ in range(6000):
        job = await read(house, actor, id)
        if done(job) > many or job["status"] != "RUNNING":
            return job
        assert process.poll() is None, "the worker has ended by itself"
        await asyncio.sleep(0.005)
    raise AssertionError("the import does not go on")


async def refuse_doubles(house: SqlHouse, actor: Actor, id: UUID, expected: set[str]) -> None:
    """Fails when a row was written twice or not at all, or its audit row was."""
    made = await stored(house, actor, PartnerGroup)
    assert Counter(one.code for one in made) == Counter(expected)
    traces = await stored(house, actor, AuditLog, request_id=f"import:{id}", entity="crm.PartnerGroup")
    assert Counter(one.entity_id for one in traces) == Counter(str(one.id) for one in made)
    assert {one.action for one in traces} == {"CREATE"}


@rule("sys.ImportJob", "a row is processed once, whatever is restarted (concurrent)")
async def test_a_killed_worker_leaves_nothing_out_and_nothing_twice(
    house: SqlHouse, own_databases: Databases, tmp_path: Path
) -> None:
    actor = system(await house.new_tenant())
    bad = (3, 777, 3444)
    id = await started(house, actor, groups(ROWS, *bad), on_error="SKIP")
    killed_at = 0
    for pause in (0.0, 0.02, 0.06):
        with worker(own_databases, tmp_path) as process:
            await beyond(house, actor, id, killed_at, process)
            await asyncio.sleep(pause)  # somewhere in the next batch
        job = await read(house, actor, id)
        assert job["status"] == "RUNNING", "it was done before it could be killed"
        assert done(job) % 500 == 0
        assert len(await stored(house, actor, PartnerGroup)) == job["created_count"]
        killed_at = done(job)
        assert killed_at < ROWS
    with worker(own_databases, tmp_path) as one, worker(own_databases, tmp_path):
        job = await beyond(house, actor, id, ROWS, one)
    assert (job["status"], job["created_count"], job["failed_count"]) == ("COMPLETED", ROWS - len(bad), len(bad))
    assert [one["row"] for one in job["errors"]] == [n + 2 for n in bad]
    await refuse_doubles(house, actor, id, {f"G{n}" for n in range(ROWS) if n not in bad})


@rule("sys.ImportJob", "a row is processed once, whatever is restarted (concurrent)")
@pytest.mark.parametrize("on_error", ["SKIP", "ABORT"])
async def test_workers_that_take_the_same_job(house: SqlHouse, monkeypatch: pytest.MonkeyPatch, on_error: str) -> None:
    monkeypatch.setattr(rows, "BATCH", 20)
    actor = system(await house.new_tenant())
    id = await started(house, actor, groups(400), on_error=on_error)
    assert actor.tenant_id is not None
    imports = house.container.imports()
    await asyncio.gather(*(imports.work(actor.tenant_id, id) for _ in range(4)))
    job = await read(house, actor, id)
    assert (job["status"], job["created_count"], job["errors"]) == ("COMPLETED", 400, [])
    await refuse_doubles(house, actor, id, {f"G{n}" for n in range(400)})


@rule(
    "sys.ImportJob",
    "every row passes the same validation, rules and permissions as the API call would, as the user who starts the job",
)
async def test_it_works_as_the_user_who_started_it(house: SqlHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    """What they may at the time of each batch, under their name; what the API would refuse is refused."""
    monkeypatch.setattr(rows, "BATCH", 2)
    tenant_id, owner = await house.provisioned_tenant()
    actor = house.user(tenant_id)
    actor.id = owner
    content = (
        "이름,사업자\n한빛,101-81-16293\n가나,123-45-67890\n다라,\n" + "마바,x\n사아,2208162517\n자차,1208147521\n"
    ).encode()
    mapping = {"이름": "name", "사업자": "business_number"}
    id = await started(house, actor, content, Partner, mapping=mapping, on_error="SKIP")
    imports = house.container.imports()
    await imports.work(tenant_id, id)
    job = await read(house, actor, id)
    assert (job["status"], job["created_count"], job["failed_count"]) == ("COMPLETED", 4, 2)
    assert [(one["row"], one["rule"]) for one in job["errors"]] == [(3, "RULE_VIOLATED"), (5, "pattern")]
    made = {one.name: one for one in await stored(house, actor, Partner)}
    assert made["한빛"].business_number == "1018116293"  # as the use case puts it right
    assert {one.created_by for one in made.values()} == {owner}
    assert [made[name].number for name in ("한빛", "다라")] != [None, None]
    traces = await stored(house, actor, AuditLog, request_id=f"import:{id}", entity="crm.Partner")
    assert {(one.actor_type.value, one.actor_id) for one in traces} == {("USER", str(owner))}
    # who has lost the right meanwhile has lost it for the rows that are still to come
    id = await started(house, actor, groups(10), on_error="SKIP")
    stop_after_first = imports._batch

    async def batch(*given: Any) -> bool:
        more = await stop_after_first(*given)
        async with house.works.begin("tenants", system(tenant_id)) as uow:
            role = uow.of(Role).add(Role(code=uuid4().hex, name="없음"))
            (await uow.of(Profile).take(owner)).role_ids = [role.id]
        return more

    monkeypatch.setattr(imports, "_batch", batch)
    await imports.work(tenant_id, id)
    job = await read(house, system(tenant_id), id)
    assert (job["status"], job["created_count"]) == ("FAILED", 2)
    assert [one["rule"] for one in job["errors"]] == ["PERMISSION_DENIED"], job["errors"]
    assert len(await stored(house, actor, PartnerGroup)) == 2


async def test_all_or_nothing_in_batches(house: SqlHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many statements, one transaction: and numbers, audit rows and events of a rehearsal are undone."""
    monkeypatch.setattr(rows, "BATCH", 10)
    actor = system(await house.new_tenant())
    assert actor.tenant_id is not None
    id = await started(house, actor, groups(95))
    await house.application.create(module_of(PartnerGroup), actor, {"code": "G90", "name": "before"})
    await house.container.imports().work(actor.tenant_id, id)
    job = await read(house, actor, id)
    assert (job["status"], [one["row"] for one in job["errors"]]) == ("FAILED", [92])
    assert len(await stored(house, actor, PartnerGroup)) == 1
    assert await stored(house, actor, AuditLog, request_id=f"import:{id}", entity="crm.PartnerGroup") == []
    again = await started(house, actor, groups(95), mode="UPSERT", match_fields=["code"])
    await house.container.imports().work(actor.tenant_id, again)
    job = await read(house, actor, again)
    assert (job["status"], job["created_count"], job["updated_count"]) == ("COMPLETED", 94, 1)
    numbers = {"이름": "name"}
    id = await started(house, actor, "이름\n가\n나\n".encode(), Partner, mapping=numbers)
    await house.container.imports().work(actor.tenant_id, id)
    assert [one.number for one in await stored(house, actor, Partner)] == ["P-000001", "P-000002"]


def naming(how: str, id: UUID) -> Entity:
    """A record that names another one, which was imported."""
    if how == "field":
        return Contact(name="김", partner_id=id)
    if how == "line":
        return AttributeSet(code="S", name="모두", attributes=[AttributeSetItem(attribute_id=id)])
    return Promotion(
        code="S",
        name="할인",
        level=PromotionLevel.ORDER,
        method=PromotionMethod.FREE,
        starts_at=datetime(2026, 8, 1, tzinfo=UTC),
        partner_ids=[id],
    )


PARTNERS = "name\n가\n나\n"
ATTRIBUTES = 'code,label,attribute_type\nA,"{""ko-KR"": ""가""}",TEXT\nB,"{""ko-KR"": ""나""}",TEXT\n'


@pytest.mark.parametrize("how", ["field", "line", "list", "attachment"])
async def test_what_is_named_is_not_taken_back(house: SqlHouse, how: str) -> None:
    """By a record, by a line of one, by a list of ids, by a file."""
    actor = system(await house.new_tenant())
    assert actor.tenant_id is not None
    entity: type[Any] = Attribute if how == "line" else Partner
    content = ATTRIBUTES if how == "line" else PARTNERS
    mapping = {head: head for head in content.partition("\n")[0].split(",")}
    id = await started(house, actor, content.encode(), entity, mapping=mapping)
    await house.container.imports().work(actor.tenant_id, id)
    made = (await stored(house, actor, entity))[1]
    if how == "attachment":
        file: dict[str, Any] = {
            "resource_type": "crm.Partner",
            "resource_id": str(made.id),
            "file_name": "x",
            "content": b"x",
        }
        other = module_of(Attachment), UUID((await command(house, actor, Attachment, "upload", **file))["id"])
    else:
        async with house.works.begin("tenants", actor) as uow:
            record = naming(how, made.id)
            uow.of(type(record)).add(record)
        other = module_of(type(record)), record.id
    with pytest.raises(RuleViolated, match="referred to"):
        await command(house, actor, ImportJob, "rollback", id)
    assert len(await stored(house, actor, entity)) == 2
    async with house.works.begin("tenants", actor) as uow:
        uow.of(other[0].entity).remove(await uow.of(other[0].entity).take(other[1]))
    assert (await command(house, actor, ImportJob, "rollback", id))["status"] == "ROLLED_BACK"
    assert await stored(house, actor, entity) == []
