"""What refers to records, asked of all tables that can, in one statement."""

from collections.abc import Collection, Iterator
from functools import cache
from uuid import UUID

from application.changes import is_list
from application.ports import UnitOfWork
from domain.kernel.entity import Module, modules
from domain.kernel.fields import Field
from domain.kernel.types import id_text
from infrastructure.sql.statements import FRAME, TENANT_IS_SET
from infrastructure.sql.tables import line_table
from infrastructure.sql.unit_of_work import SqlUnitOfWork


class SqlReferences:
    """The port `References`."""

    async def any(self, uow: UnitOfWork, module: Module, ids: Collection[UUID]) -> bool:
        """Whether one of these records is named by any record but themselves."""
        assert isinstance(uow, SqlUnitOfWork)
        answer = await uow.ask(_statement(module), list(ids), [id_text(id) for id in ids], module.code)
        return bool(answer["found"])


@cache
def _statement(module: Module) -> str:
    """(ids, the same as text, the module's code)"""
    found = " OR ".join(f"EXISTS ({one})" for one in _looks(module)) or "false"
    # each parameter is named once, so that its type is known where no table asks for it
    asked = "$2::uuid[] IS NOT NULL AND $3::text[] IS NOT NULL AND $4::text IS NOT NULL"
    return f"{FRAME} SELECT {asked} AND ({found}) AS found"


def _looks(module: Module) -> Iterator[str]:
    mine = "t.tenant_id = $1::uuid AND " if module.scope == "tenants" else ""
    for other in modules(module.scope):
        live = f"{TENANT_IS_SET} AND {mine}NOT t.is_deleted" + (
            " AND t.id <> ALL($2::uuid[])" if other is module else ""
        )
        table = f'{other.domain}."{other.table}" t'
        for field in _naming(other.fields.fields.values(), module):
            yield f"SELECT FROM {table} WHERE {live} AND {_names(field, 't')}"
        if {"resource_type", "resource_id"} <= other.fields.fields.keys():
            yield f"SELECT FROM {table} WHERE {live} AND t.resource_type = $4 AND t.resource_id = ANY($3::text[])"
        for lines in other.lines:
            own = "i.tenant_id = t.tenant_id AND " if mine else ""
            joined = f'{table} JOIN {other.domain}."{line_table(other, lines)}" i ON {own}i.root_id = t.id'
            for field in _naming(lines.fields.fields.values(), module):
                yield f"SELECT FROM {joined} WHERE {live} AND {_names(field, 'i')}"


def _naming(fields: Collection[Field], module: Module) -> Iterator[Field]:
    return (field for field in fields if field.ref and field.ref.to == module.code)


def _names(field: Field, of: str) -> str:
    return f'{of}."{field.name}" {"&&" if is_list(field) else "= ANY"}($2::uuid[])'
