"""Databases made for a moment, to compare what two ways of making one lead to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg

from infrastructure.postgres.databases import EXTENSIONS, OWNER, drop


@dataclass(frozen=True, slots=True)
class Scratch:
    """How to reach one: as the administrator, and as the role that owns the tables."""

    admin: str = field(repr=False)
    owner: str = field(repr=False)


@asynccontextmanager
async def scratch(admin_dsn: str) -> AsyncIterator[Scratch]:
    """An empty database on a server whose roles exist; it is removed at the end."""
    name = f"cxg_scratch_{uuid4().hex[:12]}"
    await _execute(admin_dsn, f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        parts = urlsplit(admin_dsn)._replace(path=f"/{name}")
        await _execute(parts.geturl(), *(f"CREATE EXTENSION {extension} SCHEMA public" for extension in EXTENSIONS))
        query = "&".join(part for part in (parts.query, f"role={OWNER}") if part)
        yield Scratch(parts.geturl(), parts._replace(query=query).geturl())
    finally:
        await drop(admin_dsn, name)


async def _execute(dsn: str, *statements: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
