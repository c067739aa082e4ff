"""Migrations: they lead to what is declared, there and back, once, also when several start at once or one cannot."""

import asyncio
import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, get_args
from uuid import UUID, uuid4

import asyncpg
import pytest
from alembic.script import ScriptDirectory

from domain.kernel import entity as declarations
from domain.kernel.domains import Scope
from domain.kernel.entity import Entity, Line, discover, entity, line
from domain.kernel.types import UNIQUE, Name, Number, Numbered, Ref, Text
from infrastructure.migrations.generate import make
from infrastructure.migrations.plan import NotReached
from infrastructure.migrations.scratch import Scratch, scratch
from infrastructure.postgres.databases import Dsns, clone, drop
from infrastructure.sql import migrate, schema, security
from infrastructure.sql.tables import metadata
from tests.check_generated import difference, dump, migrations_against_declarations
from tests.databases import TENANTS_TEMPLATE, at, connected

SCOPES: tuple[Scope, ...] = get_args(Scope)
pytestmark = pytest.mark.usefixtures("database_templates")  # with them come the roles


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_migrated_database_is_the_declared_one(postgres_admin_dsn: str, scope: Scope) -> None:
    assert migrate.head(scope) is not None
    assert await migrations_against_declarations(postgres_admin_dsn, scope) == ""


@pytest.mark.parametrize("scope", SCOPES)
async def test_every_revision_goes_down_and_up_again(postgres_admin_dsn: str, scope: Scope) -> None:
    tree = ScriptDirectory.from_config(migrate.config(scope))
    async with scratch(postgres_admin_dsn) as database:
        for script in reversed(list(tree.walk_revisions())):
            before = (await migrate.revision(database.owner), dump(database.admin))
            await migrate.upgrade(database.owner, scope, script.revision)
            after = dump(database.admin)
            assert after != before[1]
            await migrate.downgrade(database.owner, scope, str(script.down_revision or "base"))
            back = dump(database.admin)
            if before[0] is not None:  # the first one leaves the schema of the version table behind
                assert difference(before[1], back, names=("before", "back")) == ""
            assert not [one for one in back if one.startswith("CREATE TABLE")] or before[0] is not None
            assert await migrate.upgrade(database.owner, scope, script.revision) == script.revision
            assert difference(after, dump(database.admin), names=("up", "up again")) == ""
        assert await migrate.revision(database.owner) == migrate.head(scope)


async def test_a_second_upgrade_does_nothing(postgres_admin_dsn: str) -> None:
    async with scratch(postgres_admin_dsn) as database:
        assert await migrate.upgrade(database.owner, "manager") == migrate.head("manager")
        before = await _transactions_of_the_catalogue(database)
        assert await migrate.upgrade(database.owner, "manager") == migrate.head("manager")
        assert await _transactions_of_the_catalogue(database) == before


async def _transactions_of_the_catalogue(database: Scratch) -> object:
    async with connected(database.admin) as connection:
        return await connection.fetch(
            "SELECT 'table', oid, xmin::text FROM pg_class WHERE relnamespace >= 16384 "
            "UNION SELECT 'version', 0, xmin::text FROM core.alembic_version ORDER BY 1, 2"
        )


async def test_of_two_upgrades_at_once_one_waits_for_the_other(postgres_admin_dsn: str) -> None:
    async with scratch(postgres_admin_dsn) as database:
        reached = await asyncio.gather(*(migrate.upgrade(database.owner, "manager") for _ in range(3)))
        assert reached == [migrate.head("manager")] * 3


async def test_a_database_that_cannot_be_reached_does_not_stop_the_rest(
    postgres_admin_dsn: str, database_templates: Dsns
) -> None:
    told: list[migrate.Progress] = []
    missing = database_templates.tenant_owner.replace("cxg_template_tenants", "cxg_missing")
    async with (
        scratch(postgres_admin_dsn) as first,
        scratch(postgres_admin_dsn) as broken,
        scratch(postgres_admin_dsn) as last,
    ):
        async with connected(broken.owner) as connection:
            await connection.execute("CREATE SCHEMA crm")  # in the way of the first revision
        dsns = [first.owner, missing, broken.owner, last.owner]
        made = await migrate.upgrade_all(dsns, "tenants", told.append)
    assert made == told
    assert [one.done for one in told] == [1, 2, 3, 4]
    by_dsn = {one.dsn: one for one in told}
    assert [by_dsn[dsn].revision for dsn in dsns] == [migrate.head("tenants"), None, None, migrate.head("tenants")]
    assert "cxg_missing" in str(by_dsn[missing].error)
    assert "already exists" in str(by_dsn[broken.owner].error)
    assert "owner%20of" not in f"{told} {by_dsn[missing].database}"


NEXT = """
from alembic import op
revision, down_revision = "next", "{head}"
def upgrade() -> None:
    op.execute("ALTER TABLE sys.users ADD COLUMN nickname text NOT NULL DEFAULT 'none'")
"""


async def test_twenty_tenant_databases_get_the_next_revision_in_thirty_seconds(
    own_trees: Path, postgres_admin_dsn: str, database_templates: Dsns
) -> None:
    names = [f"cxg_twenty_{uuid4().hex[:12]}" for _ in range(20)]
    for name in names:
        await clone(postgres_admin_dsn, TENANTS_TEMPLATE, name)
    text = NEXT.format(head=migrate.head("tenants"))
    (own_trees / "tenants" / "versions" / "next.py").write_text(text)
    start = time.monotonic()
    told = await migrate.upgrade_all(
        (at(database_templates.tenant_owner, name) for name in names), "tenants", lambda _: None
    )
    assert time.monotonic() - start <= 30
    assert [(one.revision, one.error, one.done, one.total) for one in told] == [
        ("next", None, place, 20) for place in range(1, 21)
    ]
    for name in names:
        await drop(postgres_admin_dsn, name)


async def test_a_table_in_use_is_waited_for_a_moment_and_tried_again(
    postgres_admin_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "LOCK_TIMEOUT_S", 0.1)
    monkeypatch.setattr(migrate, "PAUSE_S", 0.05)
    async with scratch(postgres_admin_dsn) as database, connected(database.owner) as user:
        await migrate.upgrade(database.owner, "manager")
        transaction = user.transaction()
        await transaction.start()
        await user.execute("LOCK TABLE idam.users IN ACCESS SHARE MODE")
        going_down = asyncio.create_task(migrate.downgrade(database.owner, "manager", "base"))
        await asyncio.sleep(0.6)
        assert not going_down.done()
        reader = await asyncio.wait_for(user.fetchval("SELECT count(*) FROM idam.users"), 1)
        await transaction.rollback()
        assert (await going_down, reader) == (None, 0)


async def test_a_table_that_stays_in_use_fails_the_upgrade(
    postgres_admin_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "LOCK_TIMEOUT_S", 0.05)
    monkeypatch.setattr(migrate, "PAUSE_S", 0.01)
    monkeypatch.setattr(migrate, "ATTEMPTS", 3)
    async with scratch(postgres_admin_dsn) as database, connected(database.owner) as user:
        await migrate.upgrade(database.owner, "manager")
        async with user.transaction():
            await user.execute("LOCK TABLE idam.users IN ACCESS SHARE MODE")
            with pytest.raises(Exception, match="lock timeout"):
                await migrate.downgrade(database.owner, "manager", "base")
        assert await migrate.revision(database.owner) == migrate.head("manager")


# Changed declarations


class Shape(StrEnum):
    ROUND = "ROUND"
    FLAT = "FLAT"


class MoreShapes(StrEnum):
    ROUND = "ROUND"
    FLAT = "FLAT"
    LONG = "LONG"


MoreShapes.__name__ = Shape.__name__  # the same one, edited


class Level(StrEnum):
    LOW = "LOW"
    HIGH = "HIGH"


def declare_first() -> None:
    @line
    class Mark(Line):
        """A mark on a box."""

        __module__ = "domain.tenants.crm.box"
        text: Name

    @entity(path="boxes", title=("상자", "Box"), filters=("shape", "size"), sorts=("name",))
    class Box(Entity):
        """A box."""

        __module__ = "domain.tenants.crm.box"
        name: Name
        number: Annotated[str, Text(32), UNIQUE]
        note: Name | None = None
        shape: Shape = Shape.FLAT
        size: Annotated[Decimal, Number(18, 4)] = Decimal(0)
        lid_id: Annotated[UUID, Ref("crm.Lid")] | None = None
        marks: list[Mark] = field(default_factory=list[Mark])

    @entity(path="lids", title=("뚜껑", "Lid"))
    class Lid(Entity):
        """A lid."""

        __module__ = "domain.tenants.crm.lid"
        box_id: Annotated[UUID, Ref("crm.Box")] | None = None

    @entity(path="labels", title=("이름표", "Label"), filters=("shape",))
    class Label(Entity):
        """A label, which is given up."""

        __module__ = "domain.tenants.pim.label"
        shape: Shape = Shape.FLAT
        box_id: Annotated[UUID, Ref("crm.Box")]


def declare_second() -> None:
    @line
    class Mark(Line):
        """A mark on a box that has a level."""

        __module__ = "domain.tenants.crm.box"
        text: Name
        level: Level = Level.LOW

    @entity(path="boxes", title=("상자", "Box"), filters=("shape", "size", "level"))
    class Box(Entity):
        """A box that has a level."""

        __module__ = "domain.tenants.crm.box"
        name: Name
        level: Level = Level.LOW
        number: Annotated[str, Text(32), Numbered("BOX", "B-{seq:06}")] | None = None
        shape: MoreShapes = MoreShapes.FLAT
        size: Annotated[Decimal, Number(20, 4)] = Decimal(0)
        lid_id: Annotated[UUID, Ref("crm.Lid")] | None = None
        crate_id: Annotated[UUID, Ref("wms.Crate")] | None = None
        marks: list[Mark] = field(default_factory=list[Mark])
        seals: list[Mark] = field(default_factory=list[Mark])

    @entity(path="lids", title=("뚜껑", "Lid"), insert_only=True)
    class Lid(Entity):
        """A lid."""

        __module__ = "domain.tenants.crm.lid"
        box_id: Annotated[UUID, Ref("crm.Box")]

    @entity(path="crates", title=("궤짝", "Crate"))
    class Crate(Entity):
        """A crate."""

        __module__ = "domain.tenants.wms.crate"
        box_id: Annotated[UUID, Ref("crm.Box")] | None = None


@pytest.fixture
def own_trees(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of both trees, to write revisions in."""
    shutil.copytree(migrate.FOLDER, tmp_path / "trees", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "FOLDER", tmp_path / "trees")
    return tmp_path / "trees"


@pytest.fixture
def nothing_yet(own_trees: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No module is declared and no revision written; the real ones come back afterwards."""
    discover()
    for file in own_trees.glob("*/versions/0*.py"):
        file.unlink()
    monkeypatch.setattr(declarations, "_modules", {})
    metadata.cache_clear()
    yield
    metadata.cache_clear()


def redeclare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declarations, "_modules", {})
    declare_second()
    monkeypatch.setattr(security, "OF_THE_TENANT", "tenant_id = (SELECT current_setting('app.tenant_id')::uuid)")
    metadata.cache_clear()


MARK = UUID(int=8)
BOX = f"""
    INSERT INTO crm.boxes (tenant_id, id, name, number, note, shape, size)
    VALUES ('{UUID(int=7)}', '{UUID(int=6)}', 'a box', 'B-1', 'left out later', 'ROUND', 2.5);
    INSERT INTO crm.boxes_marks (tenant_id, id, root_id, ordinal, text)
    VALUES ('{UUID(int=7)}', '{MARK}', '{UUID(int=6)}', 0, 'top');
    UPDATE crm.boxes SET document = document
"""
DOCUMENT = f"SELECT document FROM crm.boxes WHERE id = '{UUID(int=6)}'"
BOX_TWICE = f"""
    INSERT INTO crm.boxes (tenant_id, id, name, number, shape, size, level)
    SELECT '{UUID(int=7)}', gen_random_uuid(), 'a box', 'B-1', 'ROUND', 2.5, 'LOW' FROM generate_series(1, 2)
"""


@pytest.mark.usefixtures("nothing_yet")
async def test_what_changes_in_a_declaration_is_written_down(
    postgres_admin_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare_first()
    written = [file.name for file in await make("boxes", postgres_admin_dsn)]
    assert written == ["0001_boxes.py", "0001_boxes.py"]
    assert await make("nothing", postgres_admin_dsn) == []
    async with scratch(postgres_admin_dsn) as database, connected(database.admin) as admin:
        await migrate.upgrade(database.owner, "tenants")
        await admin.execute(BOX)
        first, shown = dump(database.admin), await admin.fetchval(DOCUMENT)
        assert json.loads(shown)["marks"] == [{"id": str(MARK), "text": "top"}]
        redeclare(monkeypatch)
        written = [file.name for file in await make("levels", postgres_admin_dsn)]
        assert written == ["0002_levels.py", "0002_levels.py", "0003_levels_indexes.py"]
        assert await make("nothing", postgres_admin_dsn) == []
        assert await migrations_against_declarations(postgres_admin_dsn, "tenants") == ""

        await migrate.upgrade(database.owner, "tenants")
        async with scratch(postgres_admin_dsn) as built:
            await schema.build(built.owner, "tenants")
            assert difference(dump(database.admin), dump(built.admin), names=("upgraded", "built")) == ""
        assert tuple(await admin.fetchrow("SELECT level, size, size_e4 FROM crm.boxes") or ()) == (
            "LOW",
            Decimal("2.5"),
            25000,
        )
        now = json.loads(await admin.fetchval(DOCUMENT))
        assert now["marks"] == [{"id": str(MARK), "text": "top", "level": "LOW"}]
        assert (now["seals"], now["level"], now["size"]) == ([], "LOW", "2.5000")
        assert now.keys() == json.loads(shown).keys() - {"note"} | {"seals", "level", "crate_id"}

        await migrate.downgrade(database.owner, "tenants", "0001")
        assert difference(first, dump(database.admin), names=("first", "back")) == ""
        assert json.loads(await admin.fetchval(DOCUMENT)) == json.loads(shown) | {"note": None}


@pytest.mark.usefixtures("nothing_yet")
async def test_a_revision_stands_by_itself(postgres_admin_dsn: str) -> None:
    declare_first()
    for file in await make("boxes", postgres_admin_dsn):
        imports = [line for line in file.read_text().splitlines() if line.startswith(("import ", "from "))]
        assert set(imports) <= {
            "import sqlalchemy as sa",
            "from alembic import op",
            "from sqlalchemy.dialects import postgresql",
        }


@pytest.mark.usefixtures("nothing_yet")
async def test_what_cannot_be_reached_is_refused_with_what_is_left(
    postgres_admin_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare_first()
    await make("boxes", postgres_admin_dsn)
    monkeypatch.setattr(security, "OPERATOR", "cxg_app")  # a policy and a grant of another role ...
    monkeypatch.setattr("infrastructure.migrations.plan.Plan._missing", lambda *_: [])  # ... that nothing writes
    with pytest.raises(NotReached, match=r"policy.*operator"):
        await make("rights", postgres_admin_dsn)


@pytest.mark.usefixtures("nothing_yet")
async def test_an_index_left_by_a_failed_attempt_is_made_anew(
    postgres_admin_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare_first()
    await make("boxes", postgres_admin_dsn)
    redeclare(monkeypatch)
    await make("levels", postgres_admin_dsn)
    async with scratch(postgres_admin_dsn) as database, connected(database.admin) as admin:
        await migrate.upgrade(database.owner, "tenants", "0002")
        await admin.execute(BOX_TWICE)
        with pytest.raises(Exception, match="could not create unique index"):
            await migrate.upgrade(database.owner, "tenants")
        await admin.execute("DELETE FROM crm.boxes WHERE ctid = (SELECT max(ctid) FROM crm.boxes)")
        assert await migrate.upgrade(database.owner, "tenants") == "0003"
        assert await admin.fetchval("SELECT bool_and(indisvalid) FROM pg_index") is True


async def test_an_unknown_revision_in_the_database_is_told(postgres_admin_dsn: str) -> None:
    async with scratch(postgres_admin_dsn) as database, connected(database.owner) as owner:
        await migrate.upgrade(database.owner, "manager")
        await owner.execute("UPDATE core.alembic_version SET version_num = '9999'")
        with pytest.raises(Exception, match="9999"):
            await migrate.upgrade(database.owner, "manager")


async def test_a_build_is_made_whole_or_not_at_all(postgres_admin_dsn: str) -> None:
    discover()
    async with scratch(postgres_admin_dsn) as database, connected(database.owner) as owner:
        await owner.execute("CREATE SCHEMA tnnt")
        with pytest.raises(asyncpg.DuplicateSchemaError):
            await schema.build(database.owner, "manager")
        assert await owner.fetchval("SELECT to_regnamespace('idam') IS NULL")
