"""Every statement of a module, made once a shape by one frame.

The frame sets the tenant inside the statement and makes all else depend on that; a plain join with the setting may be
planned the other way round and then finds nothing, without an error. In a tenant database it also compares the version
of the tenant's rights with the one that the caller's rights were read from, so that a revocation holds at once.

Parameters: $1 the tenant, $2 the version of the rights (null: do not compare), then the statement's own.
"""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from typing import Literal

from application.exporting import columns
from application.query import COUNT_LIMIT
from domain.kernel import types as kinds
from domain.kernel.domains import Scope
from domain.kernel.entity import NIL, STAMP_FIELDS, Lines, Module, target_of
from domain.kernel.fields import Shape
from infrastructure.sql.cells import cell
from infrastructure.sql.search import NEAR, candidates, contains, indexed
from infrastructure.sql.tables import line_table, scaled, target_table

_CONTEXT = "ctx AS MATERIALIZED (SELECT set_config('app.tenant_id', coalesce($1::uuid::text, ''), true) AS v)"
FRAMES: dict[Scope, str] = {
    "tenants": f"WITH {_CONTEXT}, "
    "guard AS MATERIALIZED (SELECT (SELECT v FROM ctx) IS NOT NULL AND ($2::bigint IS NULL OR $2::bigint ="
    " (SELECT version FROM core.access_versions WHERE (SELECT v FROM ctx) IS NOT NULL AND tenant_id = $1::uuid)) AS ok)",
    # staff and their rights are looked up anew for each request, in the same database; $2 is there for symmetry
    "manager": f"WITH {_CONTEXT}, "
    "guard AS MATERIALIZED (SELECT (SELECT v FROM ctx) IS NOT NULL"
    " AND ($2::bigint IS NULL OR $2::bigint IS NOT NULL) AS ok)",
}
ADMITTED = "(SELECT ok FROM guard)"
FIRST = 3
"""The number of a statement's first own parameter."""


def pg_type(kind: kinds.Kind) -> str:
    """The type that a parameter or a column of a record set is read as."""
    match kind:
        case kinds.Whole():
            return "bigint"
        case kinds.Number():
            return "numeric"
        case kinds.Truth():
            return "boolean"
        case kinds.Day():
            return "date"
        case kinds.Instant():
            return "timestamptz"
        case kinds.LocalTime():
            return "time"
        case kinds.Id():
            return "uuid"
        case kinds.Free():
            return "json"
        case kinds.Many():
            return f"{pg_type(kind.of)}[]"
    return "text"


def quoted(names: Iterable[str]) -> str:
    """A list of columns."""
    return ", ".join(f'"{name}"' for name in names)


STAMP_TYPES = {field.name: "integer" if field.name == "version" else pg_type(field.kind) for field in STAMP_FIELDS}
STAMP_TYPES["is_deleted"] = "boolean"


def column_types(module: Module) -> dict[str, str]:
    """The columns that a record is written to, with their types."""
    own = {field.name: pg_type(field.kind) for field in module.fields}
    lists = {lines.name: "json" for lines in module.lines}
    return {"id": "uuid"} | own | lists | STAMP_TYPES


def line_column_types(lines: Lines) -> dict[str, str]:
    """The columns that a line is written to, with their types."""
    own = {field.name: pg_type(field.kind) for field in lines.fields}
    return {"id": "uuid", "root_id": "uuid", "ordinal": "integer"} | own


def record_set(parameter: int, types: dict[str, str]) -> str:
    """The rows of a JSON parameter."""
    columns = ", ".join(f'"{name}" {type}' for name, type in types.items())
    return f"json_to_recordset(${parameter}::json) AS r({columns})"


Filters = tuple[tuple[str, str], ...]
"""The fields that a list is filtered by, each with its operator."""
Search = Literal["", "near", "found", "all"]
"""Where a term is looked for: nowhere, in the first records of the list, in the candidates of the index, everywhere."""


def plain_row(parameter: int, types: dict[str, str]) -> str:
    """One row, each column a parameter of its own: a record alone is read faster so than out of JSON."""
    columns = ", ".join(f'${place}::{type} AS "{name}"' for place, (name, type) in enumerate(types.items(), parameter))
    return f"(SELECT {columns}) AS r"


Lists = tuple[str, ...]
"""The lists of lines that a set of records writes, in the order of the declaration."""
Targets = tuple[str, ...]
"""The modules that a set of records newly refers to, in a fixed order; what is not named needs no look and no right."""


def targets(module: Module) -> Targets:
    """The modules that records of this one can refer to."""
    shapes = [module.fields, *(lines.fields for lines in module.lines)]
    return tuple(sorted({field.ref.to for shape in shapes for field in shape if field.ref}))


def _order(sort: str, descending: bool) -> str:
    way = "DESC" if descending else "ASC"
    return f"t.id {way}" if sort == "id" else f't."{sort}" {way}, t.id {way}'


def _items(rows: str, sort: str) -> str:
    """The select list and the source of a page; one more than the page is looked at: whether anything comes behind."""
    key = "NULL::text" if sort == "id" else f'(array_agg(to_json(r."{sort}")::text))[$3]'
    return (
        "p.* FROM (SELECT convert_to('[' || coalesce(array_to_string((array_agg(row_to_json(r)::text))[1:$3], ','), '') "
        f"|| ']', 'UTF8') AS items, count(*) > $3 AS more, least(count(*), $3) AS shown, {key} AS key, "
        f"(array_agg(r.id))[$3] AS id FROM ({rows}) r) p"
    )


class Statements:
    """The statements of one module."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.frame = FRAMES[module.scope]
        self.table = f'{module.domain}."{module.table}"'
        self.mine = "tenant_id = $1::uuid AND " if module.scope == "tenants" else ""
        self.where = f"{ADMITTED} AND {self.mine}NOT is_deleted"
        self.tenant = "tenant_id, " if module.scope == "tenants" else ""
        self.tenant_value = "$1::uuid, " if module.scope == "tenants" else ""

    # looking

    def _shown(self, shape: Shape, of: str, secrets: bool, hidden: frozenset[str] = frozenset()) -> Iterator[str]:
        for field in shape:
            if field.name not in hidden and (secrets or not field.secret):
                column, kind = f'{of}."{field.name}"', field.kind
                of_numbers = isinstance(kind, kinds.Many) and isinstance(kind.of, kinds.Number)
                text = "text[]" if of_numbers else "text" if isinstance(kind, kinds.Number) else None
                yield column if text is None else f'{column}::{text} AS "{field.name}"'

    def document(self, *, secrets: bool = False, hidden: frozenset[str] = frozenset()) -> str:
        """The select list of a record as its JSON has it; its lines are JSON themselves."""
        parts = ["t.id", *self._shown(self.module.fields, "t", secrets, hidden)]
        for lines in self.module.lines:
            if secrets and lines.fields.secrets:
                parts.append(f'{self.lines(lines, secrets=True)} AS "{lines.name}"')
            elif lines.name not in hidden:
                parts.append(f't."{lines.name}"')
        parts += [f't."{field.name}"' for field in STAMP_FIELDS if field.name not in hidden]
        return ", ".join(parts)

    def lines(self, lines: Lines, *, secrets: bool = False) -> str:
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

    def _own(self, own: bool, parameter: int) -> str:
        return f' AND t."{self.module.owner_field}" = ${parameter}::uuid' if own else ""

    @lru_cache(maxsize=64)
    def show(self, hidden: frozenset[str], own: bool) -> str:
        """One record as JSON bytes: (id[, actor])."""
        return (
            f"{self.frame} SELECT {ADMITTED} AS admitted, (SELECT convert_to(row_to_json(r)::text, 'UTF8') FROM ("
            f"SELECT {self.document(hidden=hidden)} FROM {self.table} t "
            f"WHERE {self.where} AND t.id = $3::uuid{self._own(own, 4)}) r) AS document"
        )

    @lru_cache(maxsize=512)
    def page(
        self,
        filters: Filters,
        search: Search,
        sort: str,
        descending: bool,
        after: bool,
        hidden: frozenset[str],
        own: bool,
    ) -> str:
        """A page as JSON bytes with its total and the key of its last record.

        Parameters: page size, offset, the filters' values, the searched term, the cursor's value and id, the actor.
        """
        numbers = iter(range(FIRST + 2, 100))
        conditions = self._filtered(filters, numbers)
        term = next(numbers) if search else 0
        position = self._after(sort, descending, numbers) if after else ""
        where = self.where + conditions + self._own(own, next(numbers))
        order = _order(sort, descending)
        if search in ("near", "found"):
            return self._searched(search, where, position, sort, order, hidden, term)
        counted = f"(SELECT count(*) FROM (SELECT FROM {self.table} t WHERE {where} LIMIT {COUNT_LIMIT + 1}) c)"
        told = f"{counted} AS total, true AS exact, true AS enough"
        if search:
            where += f" AND {contains(self.module, hidden, term)}"
            # nobody waits for all of them to be counted: so many there are up to the end of the page
            told = "CASE WHEN shown > 0 THEN $4::int + shown ELSE 0 END AS total, true AS enough, "
            told += "false AS exact" if after else "NOT more AND (shown > 0 OR $4::int = 0) AS exact"
        rows = (
            f"SELECT {self.document(hidden=hidden)} FROM {self.table} t WHERE {where}{position} "
            f"ORDER BY {order} LIMIT $3::int + 1 OFFSET $4::int"
        )
        return f"{self.frame} SELECT {ADMITTED} AS admitted, {told}, {_items(rows, sort)}"

    def _searched(
        self, search: Search, where: str, position: str, sort: str, order: str, hidden: frozenset[str], term: int
    ) -> str:
        """A page of what fits among the first records of the list, or among the candidates of the index.

        `enough` says whether this is the page of the whole list, `exact` whether the total is that of the whole list.
        """
        at = "" if sort == "id" else f', t."{sort}"'
        look = f"SELECT t.id{at}, {contains(self.module, hidden, term)} AS fits FROM {self.table} t WHERE {where}"
        source, behind = "seen", position
        if search == "near":
            near = f"{NEAR} + 4 * $4::int"
            bound = f" ORDER BY {order} LIMIT {near} + 1"
            body = f", seen AS MATERIALIZED ({look}{bound})"
            if position:
                source, behind = "rest", ""
                body += f", rest AS MATERIALIZED ({look}{position}{bound})"
            exact = f"(SELECT count(*) <= {near} FROM seen)"
            enough = " AND ".join(
                f"(SELECT count(*) <= {near} OR count(*) FILTER (WHERE fits) > $3::int + $4::int FROM {one})"
                for one in dict.fromkeys(("seen", source))
            )
        else:
            exact, enough = "true", "(SELECT ids IS NOT NULL FROM found)"
            body = f", found AS MATERIALIZED ({candidates(self.module, ADMITTED, term)})"
            body += f", seen AS MATERIALIZED ({look} AND t.id = ANY((SELECT ids FROM found)::uuid[]))"
        ids = f"SELECT t.id FROM {source} t WHERE t.fits{behind} ORDER BY {order} LIMIT $3::int + 1 OFFSET $4::int"
        rows = (
            f"SELECT {self.document(hidden=hidden)} FROM {self.table} t WHERE {self.where} AND t.id = ANY(ARRAY({ids})) "
            f"ORDER BY {order}"
        )
        return (
            f"{self.frame}{body} SELECT {ADMITTED} AS admitted, (SELECT count(*) FROM seen WHERE fits) AS total, "
            f"{exact} AS exact, {enough} AS enough, {_items(rows, sort)}"
        )

    @property
    def searches(self) -> tuple[Search, ...]:
        """Where a term is looked for, one after the other until it is enough."""
        if not self.module.search:
            return ()
        return ("near", "found", "all") if indexed(self.module) else ("near", "all")

    @cached_property
    def candidates(self) -> str:
        """The ids of the records among which a term is to be looked for, null when there are too many: (term)."""
        return f"{self.frame} SELECT {ADMITTED} AS admitted, ({candidates(self.module, ADMITTED, FIRST)}) AS ids"

    @lru_cache(maxsize=64)
    def count(self, filters: Filters, search: Search, hidden: frozenset[str], own: bool) -> str:
        """How many records all pages have: (the filters' values, the searched term, the actor, the candidates)."""
        where = self._of_all_pages(filters, search, hidden, own)
        return (
            f"{self.frame} SELECT {ADMITTED} AS admitted, (SELECT count(*) FROM {self.table} t WHERE {where}) AS count"
        )

    @lru_cache(maxsize=64)
    def stream(
        self,
        filters: Filters,
        search: Search,
        sort: str,
        descending: bool,
        hidden: frozenset[str],
        own: bool,
        lines: str | None,
    ) -> str:
        """The records of all pages as rows of texts, or with `lines` the lines: (as `count`)."""
        where = self._of_all_pages(filters, search, hidden, own)
        heads = columns(self.module, hidden, lines)
        cells = ", ".join(f'i."{one.field}"' if one.of_line else cell(one.kind, f't."{one.field}"') for one in heads)
        order, joined = _order(sort, descending), ""
        if lines:
            of_line = [one.field for one in heads if one.of_line]
            typed = ", ".join(f'"{name}" text' for name in of_line)
            rows = f'ROWS FROM (json_to_recordset(t."{lines}") AS ({typed})) WITH ORDINALITY'
            joined = f" LEFT JOIN LATERAL {rows} AS i({quoted(of_line)}, place) ON true"
            order += ", i.place"
        return f"{self.frame} SELECT {cells} FROM {self.table} t{joined} WHERE {where} ORDER BY {order}"

    def _of_all_pages(self, filters: Filters, search: Search, hidden: frozenset[str], own: bool) -> str:
        numbers = iter(range(FIRST, 100))
        where = self.where + self._filtered(filters, numbers)
        if search:
            where += f" AND {contains(self.module, hidden, next(numbers))}"
        if own:
            where += self._own(own, next(numbers))
        return f"{where} AND t.id = ANY(${next(numbers)}::uuid[])" if search == "found" else where

    def _filtered(self, filters: Filters, numbers: Iterator[int]) -> str:
        return "".join(f" AND {self._filter(name, operator, next(numbers))}" for name, operator in filters)

    def _filter(self, name: str, operator: str, parameter: int) -> str:
        field = self.module.field(name)
        if isinstance(field.kind, kinds.Many):
            return f't."{name}" @> ARRAY[${parameter}::{pg_type(field.kind.of)}]'
        sign = {"eq": "=", "from": ">=", "to": "<="}[operator]
        type = "bigint" if scaled(field) else pg_type(field.kind)
        return f't."{scaled(field) or name}" {sign} ${parameter}::{type}'

    def _after(self, sort: str, descending: bool, numbers: Iterator[int]) -> str:
        sign = "<" if descending else ">"
        if sort == "id":
            return f" AND t.id {sign} ${next(numbers)}::uuid"
        type = pg_type(self.module.fields.fields[sort].kind)
        return f' AND (t."{sort}", t.id) {sign} (${next(numbers)}::{type}, ${next(numbers)}::uuid)'

    @lru_cache(maxsize=64)
    def find(self, fields: tuple[tuple[str, bool], ...]) -> str:
        """Whole records by the values of fields, each either any of a list or null."""
        return self._documents("".join(self._equals(fields)), "")

    @lru_cache(maxsize=64)
    def any(self, fields: tuple[tuple[str, bool], ...]) -> str:
        """Whether a record with these values exists."""
        where = self.where + "".join(self._equals(fields))
        return f"{self.frame} SELECT {ADMITTED} AS admitted, EXISTS (SELECT FROM {self.table} t WHERE {where}) AS found"

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
        return self._documents(" AND t.id = ANY($3::uuid[])", "")

    @cached_property
    def lock(self) -> str:
        """Locks records in the order of their ids; gives them too, unless it locks alone."""
        if not self.locks_alone:
            return self._documents(" AND t.id = ANY($3::uuid[])", " FOR NO KEY UPDATE")
        return (
            f"{self.frame} SELECT {ADMITTED} AS admitted, ARRAY(SELECT t.id FROM {self.table} t "
            f"WHERE {self.where} AND t.id = ANY($3::uuid[]) ORDER BY t.id FOR NO KEY UPDATE) AS ids"
        )

    def _documents(self, where: str, lock: str) -> str:
        return (
            f"{self.frame} SELECT {ADMITTED} AS admitted, ARRAY(SELECT row_to_json(r)::text FROM ("
            f"SELECT {self.document(secrets=True)} FROM {self.table} t WHERE {self.where}{where} "
            f"ORDER BY t.id{lock}) r) AS documents"
        )

    # writing

    def _shares(self, named: Targets, first: int) -> str:
        """Locks what is referred to against deletion, and says whether all of it is there.

        A foreign key alone is satisfied by a deleted record.
        """
        shares, found = [], [ADMITTED]
        for place, code in enumerate(named):
            target, lines = target_of(code)
            tenant = "tenant_id, " if target.scope == "tenants" else ""
            mine = "tenant_id = $1::uuid AND " if target.scope == "tenants" else ""
            lock = "" if target.insert_only else " ORDER BY id FOR SHARE"
            source = f'{target.domain}."{target.table}"'
            if lines:  # a line is there as long as its record is
                own = f"SELECT {tenant}id AS root_id, is_deleted FROM {source}"
                source = f"{target_table(code)} JOIN ({own}) r USING ({tenant}root_id)"
            shares.append(
                f", share_{place} AS MATERIALIZED (SELECT id FROM {source} WHERE {ADMITTED} "
                f"AND {mine}id = ANY(${first + place}::uuid[]) AND NOT is_deleted{lock})"
            )
            found.append(f"(SELECT count(*) FROM share_{place}) = cardinality(${first + place}::uuid[])")
        return "".join(shares) + f", fit AS MATERIALIZED (SELECT {' AND '.join(found)} AS ok)"

    def _missing(self, named: Targets, first: int) -> str:
        """The ids that were not found, for the error."""
        lost = [
            f"(SELECT array_agg(x) FROM unnest(${first + place}::uuid[]) x"
            f" WHERE x NOT IN (SELECT id FROM share_{place}))"
            for place in range(len(named))
        ]
        return " || ".join(lost) if lost else "NULL::uuid[]"

    def _told(self, parameter: int) -> str:
        return told(self.module.scope, parameter, "(SELECT ok FROM fit)")

    @lru_cache(maxsize=64)
    def insert(self, named: Targets, lists: Lists) -> str:
        """New records with lines, and what is said of them: (rows, lines of each list, said, ids by target)."""
        rows = record_set(FIRST, column_types(self.module))
        told = self._told(FIRST + 1 + len(lists))
        return self._insert(rows, FIRST + 1, told, FIRST + 2 + len(lists), named, lists)

    @lru_cache(maxsize=64)
    def insert_one(self, named: Targets, lists: Lists) -> str:
        """A new record: (its columns, the columns of what is said of it, lines of each list, ids by target)."""
        types, said = column_types(self.module), said_types(self.module.scope)
        behind = FIRST + len(types) + len(said)
        told = told_of_one(self.module.scope, FIRST + len(types), "(SELECT ok FROM fit)")
        return self._insert(plain_row(FIRST, types), behind, told, behind + len(lists), named, lists)

    def _insert(self, rows: str, first_list: int, told: str, first: int, named: Targets, lists: Lists) -> str:
        body = f", put AS ({self._insert_rows(self.table, column_types(self.module), rows)})"
        for place, lines in enumerate(self._named_lists(lists)):
            table, types = f'{self.module.domain}."{line_table(self.module, lines)}"', line_column_types(lines)
            body += f", put_{place} AS ({self._insert_rows(table, types, record_set(first_list + place, types))})"
        return (
            f"{self.frame}{self._shares(named, first)}{body}{told} "
            f"SELECT {ADMITTED} AS admitted, (SELECT ok FROM fit) AS fit, "
            f"CASE WHEN (SELECT ok FROM fit) THEN NULL ELSE {self._missing(named, first)} END AS missing"
        )

    def _named_lists(self, names: Lists) -> list[Lines]:
        return [lines for lines in self.module.lines if lines.name in names]

    def _insert_rows(self, table: str, types: dict[str, str], rows: str) -> str:
        return (
            f"INSERT INTO {table} ({self.tenant}{quoted(types)}) "
            f"SELECT {self.tenant_value}{quoted(types)} FROM {rows} WHERE (SELECT ok FROM fit)"
        )

    @lru_cache(maxsize=64)
    def update(self, named: Targets, lists: Lists) -> str:
        """Changed records, which the work has locked.

        Parameters: ids, rows with the version `was`, then for each list its new or changed lines and the ids of those
        that are gone, what is said, ids by target.
        """
        said = FIRST + 2 + 2 * len(lists)
        first = said + 1
        types = column_types(self.module)
        written = [one for one in types if one not in ("id", "created_at", "created_by")]
        changed = ", ".join(f'"{one}" = r."{one}"' for one in written)
        mine = "t.tenant_id = $1::uuid AND " if self.mine else ""
        body = (
            f", upd AS (UPDATE {self.table} t SET {changed} FROM {record_set(FIRST + 1, types | {'was': 'integer'})} "
            f"WHERE (SELECT ok FROM fit) AND {mine}t.id = ANY($3::uuid[]) AND t.id = r.id AND t.version = r.was "
            "AND NOT t.is_deleted RETURNING t.id)"
        )
        for place, lines in enumerate(self._named_lists(lists)):
            body += self._write_lines(place, lines, FIRST + 2 + 2 * place)
        return (
            f"{self.frame}{self._shares(named, first)}{body}{self._told(said)} "
            f"SELECT {ADMITTED} AS admitted, (SELECT ok FROM fit) AS fit, ARRAY(SELECT id FROM upd) AS written, "
            f"CASE WHEN (SELECT ok FROM fit) THEN NULL ELSE {self._missing(named, first)} END AS missing"
        )

    def _write_lines(self, place: int, lines: Lines, parameter: int) -> str:
        table = f'{self.module.domain}."{line_table(self.module, lines)}"'
        types = line_column_types(lines)
        changed = ", ".join(f'"{one}" = EXCLUDED."{one}"' for one in types if one not in ("id", "root_id"))
        return (
            f", gone_{place} AS (DELETE FROM {table} WHERE (SELECT ok FROM fit) "
            f"AND {self.mine}id = ANY(${parameter + 1}::uuid[]))"
            f", put_{place} AS ({self._insert_rows(table, types, record_set(parameter, types))} "
            f"ON CONFLICT ({self.tenant}id) DO UPDATE SET {changed})"
        )

    def shapes(self) -> Iterator[tuple[str, str]]:
        """One statement of each shape by name, for the test that runs all of them under every plan."""
        plain = frozenset[str]()
        lists = tuple(one.name for one in self.module.lines)
        yield "show", self.show(plain, False)
        yield "show own", self.show(plain, True)
        yield "page", self.page((), "", "id", True, False, plain, False)
        for sort in self.module.sorts:
            yield f"page by {sort}", self.page((), "", sort, False, True, plain, True)
        for name in self.module.filters:
            yield f"page of {name}", self.page(((name, "eq"),), "", "id", True, False, plain, False)
        for search in self.searches:
            yield f"page {search}", self.page((), search, "id", True, False, plain, True)
            for sort in self.module.sorts:
                yield f"page {search} by {sort}", self.page((), search, sort, False, True, plain, True)
        if "found" in self.searches:
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
        yield "insert", self.insert(targets(self.module), lists)
        yield "insert_one", self.insert_one(targets(self.module), lists)
        if not self.module.insert_only:
            yield "lock", self.lock
            yield "update", self.update(targets(self.module), lists)


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
LOGS: dict[Scope, str] = {"tenants": "sys.audit_logs", "manager": "audt.audit_logs"}


def said_types(scope: Scope) -> dict[str, str]:
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
def admission(scope: Scope) -> str:
    """Whether the caller's rights are still those in force."""
    return f"{FRAMES[scope]} SELECT {ADMITTED} AS admitted"


@cache
def said_only(scope: Scope) -> str:
    """What is said beside any record that is written: (said)."""
    return f"{FRAMES[scope]}{told(scope, FIRST, ADMITTED)} SELECT {ADMITTED} AS admitted"


@cache
def receipt_read(scope: Scope) -> str:
    """What was kept under a key: (actor, key, not older than)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    kept = f"core.receipts WHERE {ADMITTED} AND {mine}actor_id = $3::uuid AND key = $4 AND created_at > $5::timestamptz"
    return (
        f"{FRAMES[scope]}, kept AS MATERIALIZED (SELECT digest, answer FROM {kept}) SELECT {ADMITTED} AS admitted, "
        "(SELECT digest FROM kept) AS digest, (SELECT answer FROM kept) AS answer"
    )


@cache
def receipt_written(scope: Scope) -> str:
    """Keeps an answer: (actor, key, digest, answer, now)."""
    key = "tenant_id, actor_id, key" if scope == "tenants" else "actor_id, key"
    return (
        f"{FRAMES[scope]}, put AS (INSERT INTO core.receipts (tenant_id, actor_id, key, digest, answer, created_at) "
        f"SELECT $1::uuid, $3::uuid, $4, $5, $6, $7::timestamptz WHERE {ADMITTED} ON CONFLICT ({key}) DO UPDATE "
        "SET digest = EXCLUDED.digest, answer = EXCLUDED.answer, created_at = EXCLUDED.created_at) "
        f"SELECT {ADMITTED} AS admitted"
    )


@cache
def outbox_taken(scope: Scope) -> str:
    """The oldest events that no other worker holds, taken out: (how many)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    oldest = f"SELECT id FROM core.outbox WHERE {ADMITTED} AND {mine}true ORDER BY id LIMIT $3::int"
    return (
        f"{FRAMES[scope]}, oldest AS MATERIALIZED ({oldest} FOR UPDATE SKIP LOCKED), taken AS (DELETE FROM core.outbox "
        f"WHERE {ADMITTED} AND {mine}id IN (SELECT id FROM oldest) RETURNING {quoted(EVENT_TYPES)}) "
        f"SELECT {ADMITTED} AS admitted, (SELECT coalesce(json_agg(t ORDER BY t.id), '[]') FROM taken t) AS events"
    )


@cache
def receipts_dropped(scope: Scope) -> str:
    """Forgets answers that are past their time: (older than)."""
    mine = "tenant_id = $1::uuid AND " if scope == "tenants" else ""
    return (
        f"{FRAMES[scope]}, gone AS (DELETE FROM core.receipts WHERE {ADMITTED} AND {mine}created_at < $3::timestamptz) "
        f"SELECT {ADMITTED} AS admitted"
    )


READ_VERSION = (
    f"WITH {_CONTEXT} SELECT version FROM core.access_versions WHERE (SELECT v FROM ctx) IS NOT NULL AND tenant_id = $1"
)
_RAISE = (
    f"WITH {_CONTEXT} INSERT INTO core.access_versions (tenant_id, version) SELECT {{tenant}}, 1 FROM ctx "
    "WHERE v IS NOT NULL ON CONFLICT (tenant_id) DO UPDATE SET version = access_versions.version + 1 RETURNING version"
)
RAISE_VERSION: dict[Scope, str] = {
    "tenants": _RAISE.format(tenant="$1::uuid"),
    "manager": _RAISE.format(tenant=f"'{NIL}'::uuid"),
}
"""Says that rights have changed: in the tenant, or for the platform's staff and whom the manager database admits."""

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
