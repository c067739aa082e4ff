"""What refers to records, looked for in all that there are."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from application.ports import UnitOfWork
from domain.kernel.entity import Module, modules
from domain.kernel.fields import Shape


class MemoryReferences:
    """The port `References`."""

    async def any(self, uow: UnitOfWork, module: Module, ids: Collection[UUID]) -> bool:
        """Whether one of these records is named by any record but themselves."""
        wanted = set(ids)
        for other in modules(module.scope):
            for record in await uow.of(other.entity).find():
                if record.id in wanted and other is module:
                    continue
                if any(not wanted.isdisjoint(_named(shape, row, module)) for shape, row in _rows(other, record)):
                    return True
        return False


def _rows(module: Module, record: Any) -> Iterator[tuple[Shape, Any]]:
    yield module.fields, record
    for lines in module.lines:
        yield from ((lines.fields, line) for line in getattr(record, lines.name))


def _named(shape: Shape, row: Any, module: Module) -> Iterator[UUID]:
    for field in shape.references:
        value = getattr(row, field.name)
        if field.ref and field.ref.to == module.code and value is not None:
            yield from value if isinstance(value, list) else (value,)
    if getattr(row, "resource_type", None) == module.code:
        yield UUID(row.resource_id)
