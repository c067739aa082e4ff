"""What can be done with every record: create, get, list, update, delete, change status.

An entity that differs in one of these has its own function, named in `use_cases(...)` in the place of the one here.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

from application.ports import Numbers, UnitOfWork
from domain.kernel.entity import Entity, Line, Lines, Module
from domain.kernel.errors import FieldError, RuleViolated, StaleVersion, ValidationError

Given = Mapping[str, object]


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a record."""
    values, lines = read_input(module, given, creating=True)
    record = module.entity(**values)
    for one in module.lines:
        if one.name in lines:
            setattr(record, one.name, merge_lines(one, [], lines[one.name]))
    for field in module.fields.numbered:
        setattr(record, field.name, await numbers.next(module, uow))
    uow.of(module.entity).add(record)
    await refuse_circles(uow, module, record, values)
    return record


async def update(uow: UnitOfWork, module: Module, record: Entity, given: Given) -> Entity:
    """Changes the fields that are given; null empties an optional one, a list of lines replaces the whole list."""
    values, lines = read_input(module, given, creating=False)
    for name, value in values.items():
        setattr(record, name, value)
    for one in module.lines:
        if one.name in lines:
            setattr(record, one.name, merge_lines(one, getattr(record, one.name), lines[one.name]))
    await refuse_circles(uow, module, record, values)
    return record


async def delete(uow: UnitOfWork, module: Module, record: Entity) -> None:
    """Deletes a record: it is found by no read, list or reference any more."""
    uow.of(module.entity).remove(record)


async def change_status(uow: UnitOfWork, module: Module, record: Entity, status: StrEnum) -> None:
    """Moves a record along its life, where no command leads."""
    record.advance(status)


def check_version(record: Entity, version: int | None) -> None:
    """Refuses to go on when the caller has seen an older version."""
    if version is not None and record.version != version:
        raise StaleVersion(record.id)


class NewInput(dict[str, object]):
    """An input for a new record that has been read, so that who creates by it need not read it again."""

    def __init__(self, module: Module, given: Given) -> None:
        super().__init__(given)
        self.module = module
        self.read = read_input(module, given, creating=True)


def read_input(module: Module, given: Given, *, creating: bool) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """The typed values and the lists of raw lines of an input."""
    if creating and isinstance(given, NewInput) and given.module is module:
        return given.read
    lists = {one.name: given[one.name] for one in module.lines if one.name in given}
    errors = [*_wrong_lists(module, lists)] if lists else []
    closed = () if creating else tuple(field.name for field in module.fields if field.immutable)
    if not creating or module.life:
        closed = (*closed, "status")
    values: dict[str, Any] = {}
    try:
        plain = {name: value for name, value in given.items() if name not in lists} if lists else given
        values = module.fields.parse(plain, partial=not creating, closed=closed)
    except ValidationError as error:
        errors += error.field_errors
    if errors:
        raise ValidationError(errors)
    return values, cast(dict[str, list[Any]], lists)


def _wrong_lists(module: Module, lists: Given) -> Iterator[FieldError]:
    """What is no list of rows, and what may not be written."""
    for name, rows in lists.items():
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            yield FieldError(name, "type", "a list is asked for")
    for one in module.lines:
        if one.name in lists and all(field.computed for field in one.fields):
            yield FieldError(one.name, "unknown_field", "there is no such field to be written")


def merge_lines(lines: Lines, present: list[Any], given: list[Any]) -> list[Any]:
    """The list after a write: a row with the id of a present line changes that one, any other is new."""
    known = {str(line.id): line for line in present}
    merged: list[Line] = []
    errors: list[FieldError] = []
    for place, row in enumerate(given):
        try:
            merged.append(_line(lines, known, dict(row)))
        except ValidationError as error:
            errors += [one.under(f"{lines.name}.{place}") for one in error.field_errors]
    if errors:
        raise ValidationError(errors)
    return merged


def _line(lines: Lines, known: dict[str, Any], row: dict[str, Any]) -> Line:
    id = row.pop("id", None)
    if id is None:
        return lines.entity(**lines.fields.parse(row))
    line: Line | None = known.pop(str(id), None)
    if line is None:
        raise ValidationError.of("id", "not_found", "the record has no such line")
    closed = [field.name for field in lines.fields if field.immutable]
    for name, value in lines.fields.parse(row, partial=True, closed=closed).items():
        setattr(line, name, value)
    return line


async def refuse_circles(uow: UnitOfWork, module: Module, record: Entity, written: Mapping[str, Any]) -> None:
    """Refuses a parent that lies below the record; works that change one tree follow each other."""
    for name in module.fields.trees:
        parent = written.get(name)
        if parent is None:
            continue
        await uow.serialize(f"{module.code}.{name}")
        above: UUID | None = parent
        seen = {record.id}
        while above is not None:
            if above in seen:
                raise RuleViolated("the tree has no cycle", field=name)
            seen.add(above)
            found = await uow.of(module.entity).one(id=above)
            above = getattr(found, name) if found else None
