"""What becomes of a module in the database, as text to be read: derived does not mean hidden."""

from sqlalchemy import create_mock_engine
from sqlalchemy.schema import CreateIndex, CreateTable

from domain.kernel.entity import Module
from infrastructure.sql.documents import document_triggers
from infrastructure.sql.security import table_security
from infrastructure.sql.statements import statements_of
from infrastructure.sql.tables import line_table, metadata


def module_sql(module: Module) -> str:
    """The tables, indexes, policies, triggers and statements of a module."""
    dialect = create_mock_engine("postgresql+asyncpg://", lambda *_: None).dialect
    names = [module.table, *(line_table(module, lines) for lines in module.lines)]
    parts = []
    for name in names:
        table = metadata(module.scope).tables[f"{module.domain}.{name}"]
        parts.append(str(CreateTable(table).compile(dialect=dialect)).strip() + ";")
        parts += [f"{CreateIndex(index).compile(dialect=dialect)};" for index in table.indexes]
        parts += [f"{statement};" for statement in table_security(table, module.scope)]
    parts += [f"{statement};" for statement in document_triggers(module)]
    parts += [f"-- {shape}\n{sql};" for shape, sql in statements_of(module).shapes()]
    return "\n\n".join(parts)
