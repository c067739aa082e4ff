"""Which column of a file goes where, and which of its rows form one record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from application.importing.cells import Convert, converter, is_empty, text_of
from application.ports import Cell
from domain.kernel.entity import Lines, Module, module_named, target_of
from domain.kernel.errors import AlreadyExistsError, CXGError, FieldError, ValidationError
from domain.kernel.fields import Field
from domain.kernel.types import Id, Wrong, id_text
from domain.tenants.sys.import_job import MAX_ROWS, ImportJob, ImportMode

KEY = "#"
"""Stands for no field: rows that follow each other with the same value in this column form one record."""
CUSTOM = "custom"
_BY_ID = Field("id", Id(), required=False, nullable=False, default=lambda: None)

Entry = dict[str, Any]
"""What is wrong with a row, as the job's errors have it."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field of another module that references are given by, in the place of the id."""

    module: Module
    field: Field
    convert: Convert

    def value(self, cell: Cell) -> Any:
        """The typed value that is looked for; raises Wrong."""
        return self.field.parse(self.convert(cell))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file, and the field that it goes to; one of the record's key alone has none."""

    place: int
    head: str
    name: str
    list: str | None
    field: Field | None
    convert: Convert
    lookup: Lookup | None = None


@dataclass(slots=True)
class Record:
    """The rows of a file that make one record."""

    rows: list[int]
    """Their numbers as a spreadsheet shows them: that of the heads is 1."""
    cells: list[list[Cell]]
    given: dict[str, Any] = field(default_factory=dict)
    line_rows: dict[str, list[int]] = field(default_factory=dict)
    match: dict[str, Any] = field(default_factory=dict)
    is_repeated: bool = False
    """Whether an earlier row of the file names the same record."""
    waits: bool = False
    """Whether it names a record of its own module that is not there yet."""


class Found(NamedTuple):
    """The ids of the records that have a value, by lookup and value."""

    ids: Mapping[tuple[str, str, Any], list[UUID]]

    def of(self, lookup: Lookup, value: Any) -> list[UUID]:
        """The ids of those with this value."""
        return self.ids.get((lookup.module.code, lookup.field.name, value), [])


class Plan:
    """How the rows of one file become records of one module; raises ValidationError for a mapping that cannot be."""

    def __init__(self, job: ImportJob, heads: Sequence[str], timezone: str) -> None:
        self.module = importable(job.entity_type, job.mode)
        self.mode = job.mode
        self.match_fields = tuple(job.match_fields)
        self._timezone = timezone
        mapping: Mapping[str, str] = job.mapping
        errors: list[FieldError] = []
        columns: list[Column] = []
        for head, name in mapping.items():
            try:
                columns.append(self._column(head, name, heads))
            except Wrong as wrong:
                errors.append(FieldError(f"mapping.{head}", wrong.code, wrong.message, wrong.params))
        errors += self._not_written(columns)
        if errors:
            raise ValidationError(errors)
        self.columns = tuple(columns)
        self._root = [one for one in columns if one.list is None and one.field is not None]
        self._lists: dict[str, list[Column]] = {}
        for one in columns:
            if one.list:
                self._lists.setdefault(one.list, []).append(one)
        keys = [one for one in columns if one.name == KEY]
        self._match = [one for one in self._root if one.name in self.match_fields]
        self._keys = keys or self._match or self._root
        self._only_found_by = [one.name for one in self._root if not self._is_written(one)]
        self._custom = [one.name for one in self._root if one.name.startswith(f"{CUSTOM}.")]
        self.lookups = [one for one in columns if one.lookup]

    @property
    def written(self) -> set[str]:
        """The fields and lists that the file writes."""
        return {one.name for one in self._root if self._is_written(one)} | set(self._lists)

    def _is_written(self, column: Column) -> bool:
        """A field that the program alone writes can serve to find a record by, and is not written."""
        return column.field is not None and not column.field.computed and column.name != "id"

    # the mapping

    def _column(self, head: str, name: str, heads: Sequence[str]) -> Column:
        if heads.count(head) != 1:
            raise Wrong("not_found", "the file has no such column, or more than one")
        place = heads.index(head)
        if name == KEY:
            return Column(place, head, KEY, None, None, text_of)
        first, _, rest = name.partition(".")
        if first == CUSTOM and rest:
            return Column(place, head, name, None, _custom(name), text_of)
        lines = next((one for one in self.module.lines if one.name == first), None)
        if lines is None:
            of = _BY_ID if first == "id" else self.module.fields.fields.get(first)
            return self._to_field(place, head, first, rest, of, None)
        first, _, rest = rest.partition(".")
        return self._to_field(place, head, first, rest, lines.fields.fields.get(first), lines)

    def _to_field(self, place: int, head: str, name: str, by: str, of: Field | None, lines: Lines | None) -> Column:
        if of is None or (lines is not None and of.computed):
            raise Wrong("unknown_field", "there is no such field to be written")
        lookup = _lookup(of, by, self._timezone) if by else None
        convert = converter(of.kind, self._timezone)
        return Column(place, head, name, lines.name if lines else None, of, convert, lookup)

    def _not_written(self, columns: Iterable[Column]) -> Iterator[FieldError]:
        """Two columns for one field, a field that is not to be written, and match fields that no column is for."""
        known: set[tuple[str | None, str]] = set()
        for one in columns:
            if (one.list, one.name) in known:
                yield FieldError(f"mapping.{one.head}", "duplicate", "the value is given more than once")
            known.add((one.list, one.name))
            only_found_by = one.field is not None and (one.field.computed or one.name == "id")
            if only_found_by and (one.name not in self.match_fields or self.mode is ImportMode.CREATE):
                yield FieldError(f"mapping.{one.head}", "unknown_field", "there is no such field to be written")
        for name in self.match_fields:
            if (None, name) not in known or name.startswith(CUSTOM + "."):
                yield FieldError("match_fields", "not_found", "no column is for the field {name}", {"name": name})

    # the rows

    def records(self, rows: Iterator[list[Cell]]) -> Iterator[Record]:
        """The records that the rows make, in the order of the file; raises ValidationError for more rows than may be."""
        current: Record | None = None
        key: tuple[str, ...] = ()
        count = 0
        for number, row in enumerate(rows, start=2):
            if all(is_empty(_cell(row, one)) for one in self.columns):
                continue
            count += 1
            if count > MAX_ROWS:
                raise ValidationError.of("file", "too_many_rows", "an import has at most {max} rows", max=MAX_ROWS)
            if current is not None and self._goes_on(key, row):
                current.rows.append(number)
                current.cells.append(row)
                continue
            if current is not None:
                yield current
            current, key = Record([number], [row]), self._key(row)
        if current is not None:
            yield current

    def _key(self, row: list[Cell]) -> tuple[str, ...]:
        return tuple(text_of(_cell(row, one)) for one in self._keys)

    def _goes_on(self, key: tuple[str, ...], row: list[Cell]) -> bool:
        """Whether a row has further lines of the record before it."""
        if not self._lists:
            return False
        return self._key(row) == key or all(is_empty(_cell(row, one)) for one in (*self._root, *self._keys))

    def identity(self, record: Record) -> tuple[str, ...] | None:
        """What names the record in the file; None without match fields, or where they are empty."""
        found = tuple(str(one.convert(_cell(record.cells[0], one))) for one in self._match)
        return found if found and any(found) else None

    # the input

    def prepare(self, record: Record, found: Found) -> None:
        """Works out what the rows give; raises ValidationError, its fields named as the module names them."""
        errors: list[FieldError] = []
        record.waits = False
        record.line_rows = {}
        values: dict[str, Any] = {}
        for one in self._root:
            self._put(record, values, one, self._cell_of(record, one, errors), found, errors, one.name)
        record.match = {name: values[name] for name in self.match_fields if name in values}
        record.given = self._input(values)
        for name, columns in self._lists.items():
            given: list[dict[str, Any]] = []
            rows: list[int] = []
            for number, row in zip(record.rows, record.cells, strict=True):
                line: dict[str, Any] = {}
                for one in columns:
                    self._put(record, line, one, _cell(row, one), found, errors, f"{name}.{len(given)}.{one.name}")
                if line:
                    given.append(line)
                    rows.append(number)
            record.line_rows[name] = rows
            if given:
                record.given[name] = given
        if errors:
            raise ValidationError(errors)

    def _cell_of(self, record: Record, column: Column, errors: list[FieldError]) -> Cell:
        """The record's own cell: that of its first row, which further ones repeat or leave empty."""
        first = _cell(record.cells[0], column)
        for row in islice(record.cells, 1, None):
            other = _cell(row, column)
            if text_of(other) and text_of(other) != text_of(first):
                errors.append(FieldError(column.name, "differs", "the rows of one record differ"))
        return first

    def _input(self, values: dict[str, Any]) -> dict[str, Any]:
        """What is written of a record's values, custom ones under their own name."""
        for name in self._only_found_by:
            values.pop(name, None)
        custom = {name.partition(".")[2]: values.pop(name) for name in self._custom if name in values}
        return values | {CUSTOM: custom} if custom else values

    def _put(
        self,
        record: Record,
        to: dict[str, Any],
        column: Column,
        cell: Cell,
        found: Found,
        errors: list[FieldError],
        path: str,
    ) -> None:
        """Puts what a cell says; an empty one says nothing."""
        if is_empty(cell):
            return
        if column.lookup is None:
            to[column.name] = column.convert(cell)
            return
        try:
            ids = found.of(column.lookup, column.lookup.value(cell))
        except Wrong as wrong:
            errors.append(FieldError(path, wrong.code, wrong.message, wrong.params))
            return
        if len(ids) == 1:
            to[column.name] = id_text(ids[0])
        elif ids:
            errors.append(FieldError(path, "ambiguous", "there are several such records"))
        else:
            record.waits |= column.lookup.module is self.module
            errors.append(FieldError(path, "not_found", "there is no such record"))

    def looked_for(self, records: Iterable[Record]) -> dict[tuple[str, str], set[Any]]:
        """The values that references of these records are given by, by module and field."""
        wanted: dict[tuple[str, str], set[Any]] = {}
        for column in self.lookups:
            assert column.lookup is not None
            values = wanted.setdefault((column.lookup.module.code, column.lookup.field.name), set())
            for record in records:
                for row in record.cells:
                    cell = _cell(row, column)
                    if not is_empty(cell):
                        try:
                            values.add(column.lookup.value(cell))
                        except Wrong:
                            continue  # told when the record is prepared
        return wanted

    # what went wrong

    def entries(self, record: Record, error: CXGError) -> list[Entry]:
        """The errors of a record, a row and column each."""
        if isinstance(error, AlreadyExistsError):
            taken = (head for name in error.fields if (head := self._head(None, name)))
            return [_entry(record.rows[0], next(taken, None), error.code, error.message, error.params)]
        if not isinstance(error, ValidationError):
            return [_entry(record.rows[0], None, error.code, error.message, error.params)]
        return [
            _entry(*self._where(record, one.field), one.code, one.message, one.params) for one in error.field_errors
        ]

    def _where(self, record: Record, path: str) -> tuple[int, str | None]:
        """The row and the head of the column that a field's path is about."""
        list_, _, rest = path.partition(".")
        place, _, name = rest.partition(".")
        rows = record.line_rows.get(list_, [])
        if place.isdigit() and int(place) < len(rows):
            return rows[int(place)], self._head(list_, name)
        return record.rows[0], self._head(None, path) or path

    def _head(self, list_: str | None, name: str) -> str | None:
        found = (one.head for one in self.columns if (one.list, one.name) == (list_, name))
        return next(found, None) or (f"{list_}.{name}" if list_ else None)


def _cell(row: list[Cell], column: Column) -> Cell:
    return row[column.place] if column.place < len(row) else None


def _entry(row: int, column: str | None, rule: str, message: str, params: Mapping[str, object]) -> Entry:
    entry: Entry = {"row": row, "column": column, "rule": rule, "message": message}
    if params:
        shown = {name: str(value) for name, value in params.items()}
        entry |= {"message": message.format_map(shown), "text": message, "params": shown}
    return entry


def importable(entity_type: str, mode: ImportMode) -> Module:
    """The module of the records, if they can be made or changed at all."""
    try:
        module = module_named(entity_type)
    except LookupError:
        raise ValidationError.of("entity_type", "not_found", "there is no such module") from None
    needed = {ImportMode.CREATE: {"create"}, ImportMode.UPDATE: {"update"}, ImportMode.UPSERT: {"create", "update"}}
    if module.scope != "tenants" or not needed[mode] <= set(module.actions):
        raise ValidationError.of("entity_type", "not_listed", "records of this module cannot be imported in this way")
    return module


def _lookup(of: Field, by: str, timezone: str) -> Lookup:
    if of.ref is None:
        raise Wrong("unknown_field", "there is no such field to be written")
    target = target_of(of.ref.to)
    found = target.module.fields.fields.get(by)
    if target.lines is not None or found is None or found.secret:
        raise Wrong("unknown_field", "there is no such field to find a record by")
    return Lookup(target.module, found, converter(found.kind, timezone))


def _custom(name: str) -> Field:
    return Field(name, Id(), required=False, nullable=True, default=lambda: None)
