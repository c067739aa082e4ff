"""The roles and databases that a PostgreSQL server (15 to 18) needs before the migrations can run on it."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from typing import Self, TypeAlias
from urllib.parse import quote, unquote, urlsplit

import asyncpg

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

OWNER, APP, OPERATOR, SEARCHER = "cxg_owner", "cxg_app", "cxg_operator", "cxg_search"
OLDEST, BUILTIN_LOCALE_SINCE = 15, 17  # security_invoker views and NULLS NOT DISTINCT; the builtin locale provider
EXTENSIONS = ("pg_trgm", "btree_gin")
LOCK = 0x637867  # "cxg": roles belong to the whole server, so one preparation at a time
SCRAM_ITERATIONS = 4096  # PostgreSQL's own default


class UnsuitableDatabase(Exception):
    """A server, role or database is there but must not be used as it is; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Dsns:
    """How the program reaches its databases, each for one role: `postgresql://user:password@host:port/database`."""

    manager_owner: str
    manager_app: str
    manager_operator: str
    tenant_owner: str
    tenant_app: str


@dataclass(frozen=True, slots=True)
class RolePasswords:
    """The passwords of the roles that own the schema, serve tenants and serve the platform's staff."""

    owner: str
    app: str
    operator: str

    def __post_init__(self) -> None:
        if not all((value := getattr(self, field.name)).isascii() and value.isprintable() for field in fields(self)):
            raise ValueError("a database password is of printable ASCII characters")

    @classmethod
    def of(cls, dsns: Dsns) -> Self:
        """The passwords that given DSNs name."""
        owner, app, operator = (
            unquote(urlsplit(dsn).password or "")
            for dsn in (dsns.manager_owner, dsns.manager_app, dsns.manager_operator)
        )
        return cls(owner, app, operator)


async def prepare(
    admin_dsn: str, *, passwords: RolePasswords, manager: str = "cxg_manager", tenants: str = "cxg_tenants"
) -> Dsns:
    """Makes the roles and both databases where they are missing, sets passwords and grants, and answers the DSNs.

    The administrator is a superuser or a role with CREATEROLE and CREATEDB.
    """
    async with _connect(admin_dsn) as admin:
        if admin.get_server_version().major < OLDEST:
            raise UnsuitableDatabase(
                f"PostgreSQL {OLDEST} or newer is needed, this is {admin.get_server_version().major}"
            )
        await admin.execute("SELECT pg_advisory_lock($1)", LOCK)
        for role, password in ((OWNER, passwords.owner), (APP, passwords.app), (OPERATOR, passwords.operator)):
            await _prepare_role(admin, role, password)
        await _prepare_searcher(admin)
        if not await admin.fetchval("SELECT pg_has_role($1, 'USAGE')", OWNER):
            await admin.execute(f"GRANT {OWNER} TO CURRENT_USER")
        for name, logins in ((manager, (APP, OPERATOR)), (tenants, (APP,))):
            await _prepare_database(admin, admin_dsn, name, logins)
    return Dsns(
        manager_owner=_dsn(admin_dsn, manager, OWNER, passwords.owner),
        manager_app=_dsn(admin_dsn, manager, APP, passwords.app),
        manager_operator=_dsn(admin_dsn, manager, OPERATOR, passwords.operator),
        tenant_owner=_dsn(admin_dsn, tenants, OWNER, passwords.owner),
        tenant_app=_dsn(admin_dsn, tenants, APP, passwords.app),
    )


async def clone(admin_dsn: str, template: str, name: str) -> None:
    """Copies a database that nobody is connected to, with the right to connect, which PostgreSQL does not copy."""
    async with _connect(admin_dsn) as admin:
        logins = await admin.fetch(
            "SELECT grantee::regrole::text AS role FROM pg_database, aclexplode(datacl) "
            "WHERE datname = $1 AND privilege_type = 'CONNECT' AND grantee NOT IN (0, datdba)",
            template,
        )
        owner = await admin.fetchval("SELECT datdba::regrole::text FROM pg_database WHERE datname = $1", template)
        if owner is None:
            raise UnsuitableDatabase(f"there is no database {template} to copy")
        await admin.execute(
            f"CREATE DATABASE {_quoted(name)} OWNER {owner} TEMPLATE {_quoted(template)} STRATEGY wal_log"
        )
        await _restrict(admin, name, [row["role"] for row in logins])


async def drop(admin_dsn: str, name: str) -> None:
    """Removes a database if it is there, ending what is connected to it."""
    async with _connect(admin_dsn) as admin:
        await admin.execute(f"DROP DATABASE IF EXISTS {_quoted(name)} WITH (FORCE)")


async def _prepare_role(admin: Connection, role: str, password: str) -> None:
    found = await admin.fetchrow(
        "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication AS too_strong, rolcanlogin "
        "FROM pg_roles WHERE rolname = $1",
        role,
    )
    if found is None:
        await admin.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION")
    elif found["too_strong"] or not found["rolcanlogin"]:
        raise UnsuitableDatabase(
            f"the role {role} must be LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
        )
    await admin.execute(f"ALTER ROLE {role} PASSWORD '{_scram_verifier(password)}'")


async def _prepare_searcher(admin: Connection) -> None:
    """The role that runs the functions of text search; the owner may make it theirs, and has none of its rights."""
    found = await admin.fetchval(
        "SELECT rolcanlogin OR rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication "
        "FROM pg_roles WHERE rolname = $1",
        SEARCHER,
    )
    if found:
        raise UnsuitableDatabase(
            f"the role {SEARCHER} must be NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
        )
    if found is None:
        await admin.execute(f"CREATE ROLE {SEARCHER} NOLOGIN")
    await admin.execute(f"ALTER ROLE {OWNER} NOINHERIT")
    if not await admin.fetchval("SELECT pg_has_role($1, $2, 'MEMBER')", OWNER, SEARCHER):
        await admin.execute(f"GRANT {SEARCHER} TO {OWNER}")


async def _prepare_database(admin: Connection, admin_dsn: str, name: str, logins: Sequence[str]) -> None:
    if not await admin.fetchval("SELECT true FROM pg_database WHERE datname = $1", name):
        builtin = admin.get_server_version().major >= BUILTIN_LOCALE_SINCE
        provider = "builtin BUILTIN_LOCALE 'C.UTF-8'" if builtin else "libc"
        await admin.execute(
            f"CREATE DATABASE {_quoted(name)} OWNER {OWNER} TEMPLATE template0 "
            f"ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER {provider}"
        )
    await _restrict(admin, name, logins)
    parts = urlsplit(admin_dsn)
    async with _connect(parts._replace(path=f"/{quote(name, safe='')}").geturl()) as database:
        await database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        for extension in EXTENSIONS:
            await database.execute(f"CREATE EXTENSION IF NOT EXISTS {extension} SCHEMA public")
        if not await database.fetchval("SELECT cardinality(public.show_trgm('한국어')) > 0"):
            raise UnsuitableDatabase(
                f"the database {name} has a locale that cannot search Korean text: make it anew with the locale C.UTF-8"
            )


async def _restrict(admin: Connection, name: str, logins: Sequence[str]) -> None:
    await admin.execute(f"REVOKE ALL ON DATABASE {_quoted(name)} FROM PUBLIC")
    if logins:
        await admin.execute(f"GRANT CONNECT ON DATABASE {_quoted(name)} TO {', '.join(logins)}")


@asynccontextmanager
async def _connect(dsn: str) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


def _dsn(admin_dsn: str, database: str, role: str, password: str) -> str:
    """The administrator's server, another role and database; options such as sslmode stay."""
    parts = urlsplit(admin_dsn)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(
        netloc=f"{role}:{quote(password, safe='')}@{host}", path=f"/{quote(database, safe='')}"
    ).geturl()


def _quoted(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _scram_verifier(password: str) -> str:
    """What PostgreSQL would store for a password (RFC 5803), so that no statement or log carries the password itself."""
    salt = secrets.token_bytes(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, SCRAM_ITERATIONS)
    stored_key = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server_key = hmac.digest(salted, b"Server Key", "sha256")
    encoded = (base64.b64encode(part).decode() for part in (salt, stored_key, server_key))
    return "SCRAM-SHA-256${}:{}${}:{}".format(SCRAM_ITERATIONS, *encoded)
