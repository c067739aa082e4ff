"""What the command line asks of the program around it, which knows the adapters."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from application.application import Application
from application.ports import Services, Works
from domain.kernel.entity import Module

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class House:
    """The use cases on open databases."""

    application: Application
    works: Works
    services: Services


class Operations(Protocol):
    """What `cxg` does beside use cases."""

    def up(self) -> None:
        """Everything on one machine: databases, migrations, first administrator, server."""
        ...

    def serve(self) -> None:
        """The server alone, on databases that are there."""
        ...

    def worker(self) -> None:
        """Delivers events and tidies up until it is stopped."""
        ...

    async def migrate(self, progress: Progress) -> None:
        """Brings all databases to the newest revision."""
        ...

    async def make_migration(self, message: str, progress: Progress) -> list[str]:
        """Writes the revisions that lead to the present declarations; answers their files."""
        ...

    async def demo(self, tenant: str) -> None:
        """Fills the tenant of this code with a made-up company, once."""
        ...

    def open(self) -> AbstractAsyncContextManager[House]:
        """The use cases, for one command."""
        ...

    def sql(self, module: Module) -> str:
        """The table, policies and statements of a module, as text."""
        ...


def operations_of(context: Any) -> Operations:
    """The operations that the command line was made with; `context` is typer's."""
    operations: Operations = context.obj
    return operations
