"""`cxg up` on a machine of its own: what `make run` does, seen from outside."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx
import psutil
import pytest

CXG = str(Path(sys.executable).with_name("cxg"))
ADMIN_PASSWORD = "Correct-horse-93"
pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="cxg-up-") as folder:
        Path(folder).chmod(0o755)  # started by root, the database server runs as somebody else
        yield Path(folder, "data")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def environment(data: Path, port: int, **given: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CXG_")}
    return kept | {"CXG_DATA_DIR": str(data), "CXG_PORT": str(port)} | given


@contextmanager
def running(data: Path, port: int, said: IO[str], **given: str) -> Iterator[subprocess.Popen[str]]:
    named = environment(data, port, **given)
    with subprocess.Popen([CXG, "up"], env=named, stdout=said, stderr=said, text=True) as process:
        try:
            for _ in range(1_800):
                try:
                    httpx.get(f"http://127.0.0.1:{port}/health")
                    break
                except httpx.TransportError:
                    assert process.poll() is None
                    time.sleep(0.1)
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0


def signed_in(port: int, username: str, password: str) -> dict[str, str]:
    """The headers of a user."""
    form = {"username": username, "password": password}
    answer = httpx.post(f"http://127.0.0.1:{port}/api/v1/manager/auth/login", data=form, timeout=60)
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def test_it_starts_keeps_its_data_and_stops_all_it_started(data: Path, tmp_path: Path) -> None:
    port, said = free_port(), tmp_path / "said"
    roles = f"http://127.0.0.1:{port}/api/v1/manager/idam/roles"
    given = {"CXG_DEMO": "0", "CXG_ADMIN_PASSWORD": ADMIN_PASSWORD}
    with said.open("w") as out, running(data, port, out, **given) as process:
        body = {"code": "HELPERS", "name": "Helpers", "permissions": ["tnnt:*:read"]}
        made = httpx.post(roles, json=body, headers=signed_in(port, "admin", ADMIN_PASSWORD), timeout=60)
        assert made.status_code == 201
        children = psutil.Process(process.pid).children(recursive=True)
        assert children
    assert "staff" in said.read_text() and "demo" not in said.read_text()
    assert not [one for one in children if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    with said.open("w") as out, running(data, port, out, **given):
        assert "staff" not in said.read_text()  # the password was shown once
        found = httpx.get(
            roles, params={"search": "HELPERS"}, headers=signed_in(port, "admin", ADMIN_PASSWORD), timeout=60
        )
        assert found.json()["data"]["total"] == 1
        second = subprocess.run([CXG, "up"], env=environment(data, port), capture_output=True, text=True)
        assert (second.returncode, second.stdout) == (1, "")
        assert re.fullmatch(rf"cxg: cannot listen on 127\.0\.0\.1:{port}: .+\n", second.stderr)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"CXG_DATA_DIR": "/proc/nowhere"}, "cxg: CXG_DATA_DIR=/proc/nowhere cannot be used: "),
        ({"CXG_ADMIN_DSN": "postgresql://a:b@127.0.0.1:1/x"}, "cxg: CXG_ADMIN_DSN cannot be used: "),
        ({"CXG_MANAGER_APP_DSN": "nonsense"}, "cxg: CXG_MANAGER_APP_DSN is written postgresql://"),
        ({"CXG_PORT": "0"}, "cxg: CXG_PORT "),
        ({"CXG_ENVIRONMENT": "production"}, "cxg: production needs CXG_TOKEN_SECRETS"),
    ],
)
def test_what_cannot_be_used_is_one_clear_line(data: Path, given: dict[str, str], line: str) -> None:
    ran = subprocess.run(
        [CXG, "up"], env=environment(data, free_port()) | given, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith(line)
    assert ran.stderr.count("\n") == 1
