"""Every statement of a module, made once a shape by one frame.

The frame sets the tenant inside the statement and makes all else depend on that; a plain join with the setting may be
planned the other way round and then finds nothing, without an error.

Parameters: $1 the tenant, then the statement's own.
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from uuid import UUID

from application.exporting import columns
from domain.kernel import types as kinds
from domain.kernel.domains import Scope
from domain.kernel.entity import STAMP_FIELDS, Lines, Module, target_of
from domain.kernel.fields import Shape
from infrastructure.sql.cells import cell
from infrastructure.sql.pages import FilterOf, Filters, Listed, Paging, Place, places
from infrastructure.sql.rowsets import documented_set, pg_type, plain_row, quoted, record_set
from infrastructure.sql.search import candidates, contains, indexed
from infrastructure.sql.tables import LOGS, keeps_document, line_table, scaled, target_table

_CONTEXT = "ctx AS MATERIALIZED (SELECT set_config('app.tenant_id', coalesce($1::uuid::text, ''), true) AS v)"
FRAME = f"WITH {_CONTEXT}"
TENANT_IS_SET = "(SELECT v FROM ctx) IS NOT NULL"
"""What every read and write of a table asks first: a condition that can hold only once the tenant is set."""
LIVE = "is_deleted IS NOT TRUE"
"""The condition of look-ups by id: of all indexes only the primary key can serve it, however small the table was when
the plan was made. Those of lists are for `NOT is_deleted`."""
FIRST = 2
"""The number of a statement's first own parameter."""

STAMP_TYPES = {field.name: "integer" if field.name == "version" else pg_type(field.kind) for field in STAMP_FIELDS}
STAMP_TYPES["is_deleted"] = "boolean"


def column_types(module: Module) -> dict[str, str]:
    """The columns that a record is written to, with their types."""
    own = {field.name: pg_type(field.kind) for field in module.fields}
    return {"id": "uuid"} | own | STAMP_TYPES | ({"document": "text"} if keeps_document(module) else {})


def line_column_types(lines: Lines) -> dict[str, str]:
    """The columns that a line is written to, with their types."""
    own = {field.name: pg_type(field.kind) for field in lines.fields}
    return {"id": "uuid", "root_id": "uuid", "ordinal": "integer"} | own


Lists = tuple[str, ...]
"""The lists of lines that a set of records writes, in the order of the declaration."""
Targets = tuple[str, ...]
"""The modules that a set of records newly refers to, in a fixed order; what is not named needs no look and no right."""


def targets(module: Module) -> Targets:
    """The modules that records of this one can refer to."""
    shapes = [module.fields, *(lines.fields for lines in module.lines)]
    return tuple(sorted({field.ref.to for shape in shapes for field in shape if field.ref}))


class Statements:
    """The statements of one module."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.table = f'{module.domain}."{module.table}"'
        self.mine = "tenant_id = $1::uuid AND " if module.scope == "tenants" else ""
        self.where = f"{TENANT_IS_SET} AND {self.mine}NOT is_deleted"
        self.by_id = f"{TENANT_IS_SET} AND {self.mine}{LIVE}"
        self.keeps_document = keeps_document(module)
        self.tenant = "tenant_id, " if module.scope == "tenants" else ""
        self.tenant_value = "$1::uuid, " if module.scope == "tenants" else ""

    # looking

    def _shown(self, shape: Shape, of: str, secrets: bool) -> Iterator[str]:
        for field in shape:
            if secrets or not field.secret:
                column, kind = f'{of}."{field.name}"', field.kind
                of_numbers = isinstance(kind, kinds.Many) and isinstance(kind.of, kinds.Number)
                text = "text[]" if of_numbers else "text" if isinstance(kind, kinds.Number) else None
                yield column if text is None else f'{column}::{text} AS "{field.name}"'

    def _documents(self, which: str, *, secrets: bool = False) -> str:
        """The records' JSON as `document`: as it stands in the row, or built anew where secrets are wanted."""
        apart = secrets and any(shape.secrets for shape in self._shapes)
        if self.keeps_document and not apart:
            return f"SELECT t.document FROM {self.table} t {which}"
        shown = self.columns(secrets=secrets)
        return f"SELECT row_to_json(r)::text AS document FROM (SELECT {shown} FROM {self.table} t {which}) r"

    @property
    def _shapes(self) -> list[Shape]:
        return [self.module.fields, *(lines.fields for lines in self.module.lines)]

    def columns(self, *, secrets: bool = False, anew: bool = False) -> str:
        """The select list of a record `t` as its JSON has it; with `anew` all lines come from their own tables."""
        parts = ["t.id", *self._shown(self.module.fields, "t", secrets)]
        for lines in self.module.lines:
            if anew or (secrets and lines.fields.secrets):
                parts.append(f'{self._lines(lines, secrets)} AS "{lines.name}"')
            else:
                parts.append(f'{self._kept(lines.name)} AS "{lines.name}"')
        parts += [f't."{field.name}"' for field in STAMP_FIELDS]
        return ", ".join(parts)

    def _kept(self, lines: str) -> str:
        """The lines of a record `t` as its document has them."""
        return f"t.document::json -> '{lines}'"

    def _lines(self, lines: Lines, secrets: bool) -> str:
        """The lines of a record `t` as JSON, from their own table."""
        columns = ", ".join(["i.id", *self._shown(lines.fields, "i", secrets)])
        # no guard of its own: it is worked out for a row of the record, which the guard has let through
        mine = "i.tenant_id = t.tenant_id AND " if self.mine else ""
        return (
            "(SELECT ('[' || coalesce(string_agg(row_to_json(l)::text, ',' ORDER BY i.ordinal), '') || ']')::json "
            f'FROM {self.module.domain}."{line_table(self.module, lines)}" i CROSS JOIN LATERAL (SELECT {columns}) l '
            f"WHERE {mine}i.root_id = t.id)"
        )

    @property
    def locks_alone(self) -> bool:
        """Whether records are locked by a statement of its own.

        Lines that are read from their table beside the lock would be those of before the wait.
        """
        return any(lines.fields.secrets for lines in self.module.lines)

    def _sorted_by(self, sort: str) -> str:
        """The column that has the order: a number that lists filter by is sorted by what its filter's index has."""
        return self._column(sort) if sort in self.module.filters else sort

    def _order(self, sort: str, descending: bool) -> str:
        way = "DESC" if descending else "ASC"
        return f"t.id {way}" if sort == "id" else f't."{self._sorted_by(sort)}" {way}, t.id {way}'

    def _own(self, own: bool, parameter: int) -> str:
        return f" AND {self._owned(parameter)}" if own else ""

    def _owned(self, parameter: int) -> str:
        return f't."{self.module.owner_field}" = ${parameter}::uuid'

    @lru_cache(maxsize=64)
    def show(self, own: bool) -> str:
        """One record as JSON bytes: (id[, actor])."""
        return (
            f"{FRAME} SELECT (SELECT convert_to(d.document, 'UTF8') FROM ("
            + self._documents(f"WHERE {self.by_id} AND t.id = $2::uuid{self._own(own, 3)}")
            + ") d) AS document"
        )

    @lru_cache(maxsize=512)
    def page(self, shape: Listed, place: Place, counted: bool = True) -> str:
        """The records of a page as JSON bytes with the total, and one more: whether anything comes behind the page.

        Parameters: page size, offset, the filters' values, the searched term, the cursor's value and id, the actor.
        """
        numbers = iter(range(FIRST + 2, 100))
        conditions = self._conditions(shape.filters, numbers)
        term = next(numbers) if shape.searched else 0
        position, behind = self._after(shape, numbers)
        if shape.own:
            conditions[self.module.owner_field, "own"] = self._owned(next(numbers))
        columns = {name: self._column(name) for name, _ in conditions} | {shape.sort: self._sorted_by(shape.sort)}
        order = self._order(shape.sort, shape.descending)
        parts = (self.where, self.by_id, conditions, columns, position, order, term, behind)
        which, body, told, beside = Paging(self.module, shape, self.table, TENANT_IS_SET, *parts).page(place, counted)
        documents = f"ARRAY(SELECT convert_to(d.document, 'UTF8') FROM ({self._documents(which)}) d)"
        return (
            f"{FRAME}{body}, page AS MATERIALIZED (SELECT {documents} AS documents) "
            f"SELECT {told}, documents FROM page, cardinality(documents) AS found{beside}"
        )

    @lru_cache(maxsize=512)
    def places(self, shape: Listed) -> tuple[Place, ...]:
        """Where the records of a page are looked for, one after the other until it is enough."""
        return places(self.module, shape)

    @cached_property
    def candidates(self) -> str:
        """The ids of the records among which a term is to be looked for, null when there are too many: (term)."""
        looked = candidates(self.module, TENANT_IS_SET, FIRST)
        return f"{FRAME}{looked} SELECT ids FROM candidates"

    @lru_cache(maxsize=64)
    def count(self, filters: Filters, place: Place, hidden: frozenset[str], own: bool) -> str:
        """How many records all pages have: (the filters' values, the searched term, the actor, the candidates)."""
        where = self._of_all_pages(filters, place, hidden, own)
        return f"{FRAME} SELECT (SELECT count(*) FROM {self.table} t WHERE {where}) AS count"

    @lru_cache(maxsize=64)
    def stream(
        self,
        filters: Filters,
        place: Place,
        sort: str,
        descending: bool,
        hidden: frozenset[str],
        own: bool,
        lines: str | None,
    ) -> str:
        """The records of all pages as rows of texts, or with `lines` the lines: (as `count`)."""
        where = self._of_all_pages(filters, place, hidden, own)
        heads = columns(self.module, hidden, lines)
        cells = ", ".join(f'i."{one.field}"' if one.of_line else cell(one.kind, f't."{one.field}"') for one in heads)
        order, joined = self._order(sort, descending), ""
        if lines:
            of_line = [one.field for one in heads if one.of_line]
            typed = ", ".join(f'"{name}" text' for name in of_line)
            rows = f"ROWS FROM (json_to_recordset({self._kept(lines)}) AS ({typed})) WITH ORDINALITY"
            joined = f" LEFT JOIN LATERAL {rows} AS i({quoted(of_line)}, place) ON true"
            order += ", i.place"
        return f"{FRAME} SELECT {cells} FROM {self.table} t{joined} WHERE {where} ORDER BY {order}"

    def _of_all_pages(self, filters: Filters, place: Place, hidden: frozenset[str], own: bool) -> str:
        numbers = iter(range(FIRST, 100))
        where = self.where + self._filtered(filters, numbers)
        if place:
            where += f" AND {contains(self.module, hidden, next(numbers))}"
        if own:
            where += self._own(own, next(numbers))
        return f"{where} AND t.id = ANY(${next(numbers)}::uuid[])" if place == "found" else where

    def _filtered(self, filters: Filters, numbers: Iterator[int]) -> str:
        return "".join(f" AND {one}" for one in self._conditions(filters, numbers).values())

    def _conditions(self, filters: Filters, numbers: Iterator[int]) -> dict[FilterOf, str]:
        return {(name, operator): self._filter(name, operator, next(numbers)) for name, operator in filters}

    def _filter(self, name: str, operator: str, parameter: int) -> str:
        field = self.module.field(name)
        if isinstance(field.kind, kinds.Many):
            return f't."{name}" @> ARRAY[${parameter}::{pg_type(field.kind.of)}]'
        sign = {"eq": "=", "from": ">=", "to": "<="}[operator]
        type = "bigint" if scaled(field) else pg_type(field.kind)
        return f't."{self._column(name)}" {sign} ${parameter}::{type}'

    def _column(self, filter: str) -> str:
        """The column that a filter compares."""
        return scaled(self.module.field(filter)) or filter

    def _after(self, shape: Listed, numbers: Iterator[int]) -> tuple[str, str]:
        """The condition that a cursor sets, and the id behind which a list by id begins: its, or one before all."""
        before_all = f"'{UUID(int=2**128 - 1 if shape.descending else 0)}'::uuid"
        if not shape.after:
            return "", before_all
        sign = "<" if shape.descending else ">"
        if shape.sort == "id":
            id = f"${next(numbers)}::uuid"
            return f" AND t.id {sign} {id}", id
        column = self._sorted_by(shape.sort)
        type = pg_type(self.module.fields.fields[shape.sort].kind) if column == shape.sort else "bigint"
        return f' AND (t."{column}", t.id) {sign} (${next(numbers)}::{type}, ${next(numbers)}::uuid)', before_all

    @lru_cache(maxsize=64)
    def find(self, fields: tuple[tuple[str, bool], ...]) -> str:
        """Whole records by the values of fields, each either any of a list or null."""
        return self._whole(self._where(fields), "".join(self._equals(fields)), "")

    @lru_cache(maxsize=64)
    def any(self, fields: tuple[tuple[str, bool], ...]) -> str:
        """Whether a record with these values exists."""
        where = self._where(fields) + "".join(self._equals(fields))
        return f"{FRAME} SELECT EXISTS (SELECT FROM {self.table} t WHERE {where}) AS found"

    def _where(self, fields: tuple[tuple[str, bool], ...]) -> str:
        return self.by_id if any(name == "id" for name, _ in fields) else self.where

    def _equals(self, fields: tuple[tuple[str, bool], ...]) -> Iterator[str]:
        numbers = iter(range(FIRST, 100))
        for name, null in fields:
            if null:
                yield f' AND t."{name}" IS NULL'
                continue
            field = self.module.fields.fields.get(name)
            type = "uuid" if field is None else pg_type(field.kind)
            sign = "&&" if type.endswith("[]") else "="
            value = f"${next(numbers)}::{type.removesuffix('[]')}[]"
            yield f' AND t."{name}" && {value}' if sign == "&&" else f' AND t."{name}" = ANY({value})'

    @cached_property
    def by_ids(self) -> str:
        """Whole records by their ids."""
        return self._whole(self.by_id, " AND t.id = ANY($2::uuid[])", "")

    @lru_cache(maxsize=64)
    def look(self, names: tuple[str, ...]) -> str:
        """Some fields of records, behind their ids: (ids)."""
        columns = "".join(f", {self._seen(name)}" for name in names)
        rows = f"SELECT ROW(t.id{columns}) FROM {self.table} t WHERE {self.by_id} AND t.id = ANY($2::uuid[])"
        return f"{FRAME} SELECT ARRAY({rows}) AS rows"

    @lru_cache(maxsize=64)
    def look_for(self, names: tuple[str, ...], fields: tuple[tuple[str, bool], ...]) -> str:
        """Some fields of records by the values of fields, oldest first."""
        columns = ", ".join(self._seen(name) for name in names)
        which = f"{self._where(fields)}{''.join(self._equals(fields))} ORDER BY t.id"
        return f"{FRAME} SELECT ARRAY(SELECT ROW({columns}) FROM {self.table} t WHERE {which}) AS rows"

    def _seen(self, name: str) -> str:
        """A column of a look; lists as JSON, since the driver reads no list inside of a row."""
        if name not in self.module.fields.fields:
            return f't."{name}"'
        kind = self.module.field(name).kind
        if not isinstance(kind, kinds.Many):
            return f't."{name}"::{pg_type(kind)}'  # nor a type of ours
        exact = "::text[]" if isinstance(kind.of, kinds.Number) else ""
        return f'to_json(t."{name}"{exact})::text'

    @cached_property
    def lock(self) -> str:
        """Locks records in the order of their ids; gives them too, unless it locks alone."""
        if not self.locks_alone:
            return self._whole(self.by_id, " AND t.id = ANY($2::uuid[])", " FOR NO KEY UPDATE")
        return (
            f"{FRAME} SELECT ARRAY(SELECT t.id FROM {self.table} t "
            f"WHERE {self.by_id} AND t.id = ANY($2::uuid[]) ORDER BY t.id FOR NO KEY UPDATE) AS ids"
        )

    def _whole(self, where: str, which: str, lock: str) -> str:
        documents = self._documents(f"WHERE {where}{which} ORDER BY t.id{lock}", secrets=True)
        return f"{FRAME} SELECT ARRAY({documents}) AS documents"

    # writing

    def _shares(self, named: Targets, first: int) -> str:
        """Locks what is referred to against deletion, and says whether all of it is there.

        A foreign key alone is satisfied by a deleted record.
        """
        if not named:
            return ""
        shares, found = [], [TENANT_IS_SET]
        for place, code in enumerate(named):
            target, lines = target_of(code)
            tenant = "tenant_id, " if target.scope == "tenants" else ""
            mine = "tenant_id = $1::uuid AND " if target.scope == "tenants" else ""
            lock = "" if target.insert_only else " ORDER BY id FOR SHARE"
            source = f'{target.domain}."{target.table}"'
            if lines:
                # a line is there as long as its record is; records are named, else a plan might read all of them
                table, named_lines = target_table(code), f"{mine}id = ANY(${first + place}::uuid[])"
                roots = f"SELECT root_id FROM {table} WHERE {TENANT_IS_SET} AND {named_lines}"
                own = f"SELECT {tenant}id AS root_id, is_deleted FROM {source} WHERE id = ANY(ARRAY({roots}))"
                source = f"{table} JOIN ({own}) r USING ({tenant}root_id)"
            shares.append(
                f", share_{place} AS MATERIALIZED (SELECT id FROM {source} WHERE {TENANT_IS_SET} "
                f"AND {mine}id = ANY(${first + place}::uuid[]) AND {LIVE}{lock})"
            )
            found.append(f"(SELECT count(*) FROM share_{place}) = cardinality(${first + place}::uuid[])")
        return "".join(shares) + f", fit AS MATERIALIZED (SELECT {' AND '.join(found)} AS ok)"

    def _fit(self, named: Targets) -> str:
        """The condition of everything that is written."""
        return "(SELECT ok FROM fit)" if named else TENANT_IS_SET

    def _found_fit(self, named: Targets, first: int) -> str:
        """Whether it was written, and else the ids that were not found, for the error."""
        if not named:
            return "true AS fit, NULL::uuid[] AS missing"
        lost = [
            f"(SELECT array_agg(x) FROM unnest(${first + place}::uuid[]) x"
            f" WHERE x NOT IN (SELECT id FROM share_{place}))"
            for place in range(len(named))
        ]
        missing = " || ".join(lost)
        return f"(SELECT ok FROM fit) AS fit, CASE WHEN NOT (SELECT ok FROM fit) THEN {missing} END AS missing"

    @lru_cache(maxsize=64)
    def insert(self, named: Targets, lists: Lists) -> str:
        """New records with lines, and what is said of them: (rows, documents, lines of each list, said, ids by target)."""
        rows = self._rows(FIRST, column_types(self.module))
        behind = FIRST + self._row_parameters
        told_ = told(self.module.scope, behind + len(lists), self._fit(named))
        return self._insert(rows, behind, told_, behind + 1 + len(lists), named, lists)

    @property
    def _row_parameters(self) -> int:
        return 2 if self.keeps_document else 1

    def _rows(self, parameter: int, types: dict[str, str]) -> str:
        return (documented_set if self.keeps_document else record_set)(parameter, types)

    @lru_cache(maxsize=64)
    def insert_one(self, named: Targets, lists: Lists) -> str:
        """A new record: (its columns, the columns of what is said of it, lines of each list, ids by target)."""
        types, said = column_types(self.module), said_types(self.module.scope)
        behind = FIRST + len(types) + len(said)
        told_ = told_of_one(self.module.scope, FIRST + len(types), self._fit(named))
        return self._insert(plain_row(FIRST, types), behind, told_, behind + len(lists), named, lists)

    def _insert(self, rows: str, first_list: int, told: str, first: int, named: Targets, lists: Lists) -> str:
        fit = self._fit(named)
        body = f", put AS ({self._insert_rows(self.table, column_types(self.module), rows, fit)})"
        for place, lines in enumerate(self._named_lists(lists)):
            table, types = f'{self.module.domain}."{line_table(self.module, lines)}"', line_column_types(lines)
            body += f", put_{place} AS ({self._insert_rows(table, types, record_set(first_list + place, types), fit)})"
        return f"{FRAME}{self._shares(named, first)}{body}{told} SELECT {self._found_fit(named, first)}"

    def _named_lists(self, names: Lists) -> list[Lines]:
        return [lines for lines in self.module.lines if lines.name in names]

    def _insert_rows(self, table: str, types: dict[str, str], rows: str, fit: str) -> str:
        return (
            f"INSERT INTO {table} ({self.tenant}{quoted(types)}) "
            f"SELECT {self.tenant_value}{quoted(types)} FROM {rows} WHERE {fit}"
        )

    @lru_cache(maxsize=64)
    def update(self, named: Targets, lists: Lists) -> str:
        """Changed records, which the work has locked.

        Parameters: ids, rows with the version `was`, documents, then for each list its new or changed lines and the
        ids of those that are gone, what is said, ids by target.
        """
        behind = FIRST + 1 + self._row_parameters
        said = behind + 2 * len(lists)
        first = said + 1
        types = column_types(self.module)
        written = [one for one in types if one not in ("id", "created_at", "created_by")]
        changed = ", ".join(f'"{one}" = r."{one}"' for one in written)
        mine = "t.tenant_id = $1::uuid AND " if self.mine else ""
        fit = self._fit(named)
        body = (
            f", upd AS (UPDATE {self.table} t SET {changed} FROM {self._rows(FIRST + 1, types | {'was': 'integer'})} "
            f"WHERE {fit} AND {mine}t.id = ANY($2::uuid[]) AND t.id = r.id AND t.version = r.was "
            f"AND t.{LIVE} RETURNING t.id)"
        )
        for place, lines in enumerate(self._named_lists(lists)):
            body += self._write_lines(place, lines, behind + 2 * place, fit)
        return (
            f"{FRAME}{self._shares(named, first)}{body}{told(self.module.scope, said, fit)} "
            f"SELECT ARRAY(SELECT id FROM upd) AS written, {self._found_fit(named, first)}"
        )

    def _write_lines(self, place: int, lines: Lines, parameter: int, fit: str) -> str:
        table = f'{self.module.domain}."{line_table(self.module, lines)}"'
        types = line_column_types(lines)
        changed = ", ".join(f'"{one}" = EXCLUDED."{one}"' for one in types if one not in ("id", "root_id"))
        return (
            f", gone_{place} AS (DELETE FROM {table} WHERE {fit} "
            f"AND {self.mine}id = ANY(${parameter + 1}::uuid[]))"
            f", put_{place} AS ({self._insert_rows(table, types, record_set(parameter, types), fit)} "
            f"ON CONFLICT ({self.tenant}id) DO UPDATE SET {changed})"
        )

    def shapes(self) -> Iterator[tuple[str, str]]:
        """One statement of each shape by name, for the test that runs all of them under every plan."""
        plain = frozenset[str]()
        lists = tuple(one.name for one in self.module.lines)
        yield "show", self.show(False)
        yield "show own", self.show(True)
        for name, shape in self._lists():
            for place in self.places(shape):
                yield f"page {place or 'read'}{name}", self.page(shape, place)
        if indexed(self.module):
            yield "candidates", self.candidates
            yield "count found", self.count((), "found", plain, True)
            yield "stream found", self.stream((), "found", "id", True, plain, True, None)
        yield "count", self.count((), "", plain, True)
        yield "stream", self.stream((), "", "id", True, plain, True, None)
        for one in self.module.lines:
            yield f"stream {one.name}", self.stream((), "", "id", True, plain, True, one.name)
        yield "find", self.find((("id", False),))
        yield "any", self.any((("id", False),))
        yield "by_ids", self.by_ids
        yield "look", self.look(tuple(one.name for one in self.module.fields))
        yield "look_for", self.look_for(("id", "version"), (("id", False),))
        yield "insert", self.insert(targets(self.module), lists)
        yield "insert_one", self.insert_one(targets(self.module), lists)
        yield "insert_one alone", self.insert_one((), lists)
        if not self.module.insert_only:
            yield "lock", self.lock
            yield "update", self.update(targets(self.module), lists)
            yield "update alone", self.update((), lists)

    def _lists(self) -> Iterator[tuple[str, Listed]]:
        last = self.module.sorts[-1]
        yield "", Listed()
        yield " own", Listed(own=True)
        for name in self.module.filters:
            yield f" of {name}", Listed(((name, "eq"),), sort=last, descending=False)
        if self.module.filters:
            yield f" of {self.module.filters[0]}", Listed(((self.module.filters[0], "eq"),))
        for searched in (False, True) if self.module.search else (False,):
            for sort in self.module.sorts:
                yield f"{' with term' * searched} by {sort}", Listed((), searched, sort, False, True, own=True)
        if self.module.search:
            yield " with term", Listed(searched=True)
            for name in self.module.filters[:1]:
                yield f" with term of {name}", Listed(((name, "eq"),), True)


TRACE_TYPES = {
    "id": "uuid",
    "occurred_at": "timestamptz",
    "actor_type": "text",
    "actor_id": "text",
    "action": "text",
    "entity": "text",
    "entity_id": "text",
    "changes": "json",
    "reason": "text",
    "ip": "text",
    "request_id": "text",
    "user_agent": "text",
}
EVENT_TYPES = {
    "id": "uuid",
    "event": "text",
    "entity": "text",
    "entity_id": "uuid",
    "entity_version": "integer",
    "data": "json",
    "occurred_at": "timestamptz",
}


OF_MANAGER: dict[Scope, dict[str, str]] = {"tenants": {}, "manager": {"tenant_id": "uuid"}}


@cache
def said_types(scope: Scope) -> Mapping[str, str]:
    """The columns of what is said of a record: its audit row, and the event that goes with it under the same id."""
    return TRACE_TYPES | EVENT_TYPES | OF_MANAGER[scope] | {"entity_id": "uuid"}


def told(scope: Scope, parameter: int, condition: str) -> str:
    """Audit rows and outbox events out of one list of what is said of records: most entries are both at once."""
    of_manager = OF_MANAGER[scope]
    return (
        f", said AS MATERIALIZED (SELECT r.* FROM {record_set(parameter, said_types(scope))} WHERE {condition})"
        f", traced AS ({_insert_said(LOGS[scope], scope, TRACE_TYPES | of_manager, 'said')} WHERE action IS NOT NULL)"
        f", told AS ({_insert_said('core.outbox', scope, EVENT_TYPES | of_manager, 'said')} WHERE event IS NOT NULL)"
    )


def told_of_one(scope: Scope, parameter: int, condition: str) -> str:
    """The audit row and the outbox event of one record, each column a parameter."""
    of_manager, said = OF_MANAGER[scope], plain_row(parameter, said_types(scope))
    return (
        f", traced AS ({_insert_said(LOGS[scope], scope, TRACE_TYPES | of_manager, said)} WHERE {condition})"
        f", told AS ({_insert_said('core.outbox', scope, EVENT_TYPES | of_manager, said)} WHERE {condition})"
    )


def _insert_said(table: str, scope: Scope, types: dict[str, str], said: str) -> str:
    tenant, value = ("tenant_id, ", "$1::uuid, ") if scope == "tenants" else ("", "")
    return f"INSERT INTO {table} ({tenant}{quoted(types)}) SELECT {value}{quoted(types)} FROM {said}"


@cache
def said_only(scope: Scope) -> str:
    """What is said beside any record that is written: (said)."""
    return f"{FRAME}{told(scope, FIRST, TENANT_IS_SET)} SELECT true AS done"


COUNT = (
    f"WITH {_CONTEXT} INSERT INTO core.counters (code, period, next_value) SELECT $2, $3, $4::int + 1 FROM ctx "
    "WHERE v IS NOT NULL ON CONFLICT (code, period) DO UPDATE SET next_value = counters.next_value + $4::int "
    "RETURNING next_value - $4::int AS first"
)
"""So many numbers of a counter of the platform's: (code, period, how many)."""


@cache
def statements_of(module: Module) -> Statements:
    """The statements of a module, made when they are first asked for."""
    return Statements(module)
