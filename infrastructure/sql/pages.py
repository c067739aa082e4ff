"""How a page of a list is come by: no more records are looked into than a page needs, however many there are.

A list in the order of the index that its one filter has is read there. Of all others the first records are looked into
(near); else, where these have a term often, the texts that follow (walked), the candidates of the text search (found),
or those that one of the filters leaves (picked); and only when these are too many, all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from application.query import COUNT_LIMIT, FILTERED_LIMIT, LOOKED_INTO
from domain.kernel.entity import Module
from infrastructure.sql.search import FEW, NEAR, SPARE, candidates, contains, indexed, walked
from infrastructure.sql.tables import driving, indexed_filters

Place = Literal["", "near", "walked", "found", "picked", "all"]
"""Where the records of a page are looked for."""
PASSED = 2_000
"""The first records of a list that are looked through for a page, where no term is looked for in their texts."""
PICKED = 10_000
"""The most records that a filter may leave so that all of these are looked into."""
PAGE = "LIMIT $2::int + 1 OFFSET $3::int"
UP_TO_HERE = "CASE WHEN found > 0 THEN $3::int + found ELSE 0 END"
"""How many records there are to the end of a page, and the one behind it, of which so many were found."""
AT_THE_END = "(found <= $2::int AND (found > 0 OR $3::int = 0))"
"""Whether that is all of them."""

FilterOf = tuple[str, str]
"""A field that a list is filtered by, and the operator: `eq`, `from`, `to`."""
Filters = tuple[FilterOf, ...]
Conditions = Mapping[FilterOf, str]


class Listed(NamedTuple):
    """What a list asks for, without the values."""

    filters: Filters = ()
    searched: bool = False
    sort: str = "id"
    descending: bool = True
    after: bool = False
    """Whether it goes on behind a cursor."""
    hidden: frozenset[str] = frozenset()
    own: bool = False
    """Whether it has the actor's own records alone."""


class Told(NamedTuple):
    """What makes the statement of a page."""

    which: str
    """Which records the page has, and their order."""
    body: str
    """What has to be worked out before."""
    told: str
    """Total; whether it is `exact`; whether this is `enough`, that is the page of the whole list."""
    beside: str = ""
    """What else these are told from, beside the page."""


def places(module: Module, shape: Listed) -> tuple[Place, ...]:
    """Where the records of a page are looked for, one after the other until it is enough."""
    filters = (*shape.filters, *(((module.owner_field, "own"),) if shape.own else ()))
    if not shape.searched and _is_read_in_order(module, filters, shape.sort):
        return ("",)
    places: list[Place] = ["near"]
    if shape.searched and indexed(module):
        places += ["walked", "found"] if shape.sort == "id" else ["found"]
    if driving(module, filters):
        places.append("picked")
    return (*places, "all")


def _is_read_in_order(module: Module, filters: Filters, sort: str) -> bool:
    """Whether an index has what the list asks for, and nothing else, in its order."""
    by = driving(module, filters)
    if any(name != by for name, _ in filters):
        return False
    return by is None or sort == by or (sort == "id" and _equal(filters) == filters)


def _equal(filters: Filters) -> Filters:
    return tuple(one for one in filters if one[1] not in ("from", "to"))


@dataclass(frozen=True)
class Paging:
    """A list of a module as parts of SQL; `t` is a record."""

    module: Module
    shape: Listed
    table: str
    ready: str
    """The condition that holds once the tenant is set."""
    base: str
    """What all records fit that are there."""
    by_id: str
    """The same of records whose ids are known, which leaves no index open but that of the ids."""
    conditions: Conditions
    """What is asked for by filters, and that a record is one's own."""
    columns: Mapping[str, str]
    """The columns of the filters' fields and of the sort."""
    position: str
    """That a record is behind the cursor; empty without one."""
    order: str
    term: int
    """The parameter that has the searched term, 0 without one."""
    behind: str
    """The id behind which a list by id begins."""

    def page(self, place: Place, counted: bool) -> Told:
        """The page where it is looked for, with the total if that is to be counted."""
        match place:
            case "walked":
                return self._walked()
            case "found" if self.shape.sort == "id":
                return self._found()
            case "found":
                return self._among(candidates(self.module, self.ready, self.term))
            case "picked":
                return self._among(self._picked())
            case "near" if self.term:
                return self._near_with_term()
            case "near":
                return self._near(counted)
            case "":
                return self._read(counted)
        return self._whole()

    # parts

    def _where(self, *conditions: str) -> str:
        return " AND ".join([self.base, *conditions])

    def _walk(self, *within: str) -> str:
        """The records in their order: within what one filter leaves, or by their ids."""
        return self._where(*within) if within or self.shape.sort != "id" else self.by_id

    @property
    def _contains(self) -> list[str]:
        return [contains(self.module, self.shape.hidden, self.term)] if self.term else []

    def _look(self, which: str, fits: list[str]) -> str:
        """Records with what orders them, and whether they fit."""
        at = "" if self.shape.sort == "id" else f', t."{self.columns[self.shape.sort]}"'
        return f"SELECT t.id{at}, {' AND '.join(fits) or 'true'} AS fits FROM {self.table} t WHERE {which}"

    def _apart(self, by: str | None, among: Filters) -> tuple[list[str], list[str]]:
        """The conditions on a field, of those that are named, and all others."""
        within = [one for one in among if one[0] == by]
        rest = [text for one, text in self.conditions.items() if one not in within]
        return [self.conditions[one] for one in within], rest

    def _in_order(self) -> tuple[list[str], list[str]]:
        """The conditions that leave the list in the order of an index, and all others."""
        filters = tuple(self.conditions)
        if self.shape.sort != "id":
            return self._apart(self.shape.sort, filters)
        return self._apart(driving(self.module, _equal(filters)), _equal(filters))

    def _of_ids(self, ids: str) -> str:
        return f"WHERE {self.by_id} AND t.id = ANY({ids}) ORDER BY {self.order}"

    # places

    def _read(self, counted: bool) -> Told:
        """The page in the order of an index that has what the list asks for, and nothing else."""
        body, known = self._counted(self._at_the_end) if counted else ("", self._known)
        which = f"WHERE {self._walk(*self.conditions.values())}{self.position} ORDER BY {self.order} {PAGE}"
        return Told(which, body, f"{known}, true AS enough", ", counted" if counted else "")

    def _whole(self) -> Told:
        """The page out of all records; their ids first, for which an index may do."""
        within, rest = self._in_order()
        which = f"{' AND '.join([self._walk(*within), *rest, *self._contains])}{self.position}"
        ids = f"ARRAY(SELECT t.id FROM {self.table} t WHERE {which} ORDER BY {self.order} {PAGE})"
        return Told(self._of_ids(ids), "", f"{self._known}, true AS enough")

    @property
    def _known(self) -> str:
        return f"{UP_TO_HERE} AS total, {self._at_the_end} AS exact"

    @property
    def _at_the_end(self) -> str:
        return "false" if self.shape.after else AT_THE_END

    def _counted(self, at_the_end: str, *, shown: bool = False) -> tuple[str, str]:
        """The total as far as the records tell it that one of the filters leaves, up to a bound.

        These are `walked`, if they have to be looked into or are to be shown.
        """
        by = driving(self.module, self.conditions)
        within, rest = self._apart(by, tuple(self.conditions))
        # in the order of the index that is to be walked; without filters the planner knows the smallest one
        order = f' ORDER BY t."{self.columns[by]}", t.id' if by else " ORDER BY t.id DESC" if rest else ""
        which = f"{self._where(*within) if within or not rest else self.by_id}{order}"
        if rest:
            most, fits = LOOKED_INTO, "count(*) FILTER (WHERE fits)"
            source = "walked"
        else:  # the index alone tells it, and no row has anything but to be counted
            most, fits = FILTERED_LIMIT if within else COUNT_LIMIT, "count(*)"
            source = f"(SELECT FROM {self.table} t WHERE {which} LIMIT {most + 1}) w"
        walked = f", walked AS MATERIALIZED ({self._look(which, rest)} LIMIT {LOOKED_INTO + 1})"
        body = walked if rest or shown else ""
        body += f", counted AS (SELECT count(*) AS seen, {fits} AS fit FROM {source})"
        seen, fit = "counted.seen", "counted.fit"
        total = f"CASE WHEN {seen} <= {most} THEN {fit} ELSE greatest(least({fit}, {most}), {UP_TO_HERE}) END AS total"
        return body, f"{total}, {seen} <= {most} OR {at_the_end} AS exact"

    def _near(self, counted: bool) -> Told:
        """The page among the few that one filter leaves, or among the first of the list; these are read as needed."""
        within, rest = self._in_order()
        near = f"{PASSED} + 4 * $3::int"
        passed = f"{self._look(self._walk(*within), rest)}{self.position} ORDER BY {self.order} LIMIT {near} + 1"
        through = f"(SELECT count(*) <= {near} FROM near)"
        ids = f"ARRAY(SELECT t.id FROM near t WHERE t.fits ORDER BY {self.order} {PAGE})"
        body, enough = f", near AS MATERIALIZED ({passed})", f"found > $2::int OR {through}"
        known = f"{UP_TO_HERE} AS total, {self._at_the_end} AND {through} AS exact"
        if counted:
            walked, known = self._counted(f"{self._at_the_end} AND {through}", shown=True)
            body, few = walked + body, f"(SELECT seen <= {LOOKED_INTO} FROM counted)"
            among = f"ARRAY(SELECT t.id FROM walked t WHERE t.fits{self.position} ORDER BY {self.order} {PAGE})"
            ids, enough = f"CASE WHEN {few} THEN {among} ELSE {ids} END", f"{few} OR {enough}"
        return Told(self._of_ids(ids), body, f"{known}, {enough} AS enough", ", counted" if counted else "")

    def _near_with_term(self) -> Told:
        """The page among the first records of the list, and the total if these are all."""
        within, rest = self._in_order()
        look, near = self._look(self._walk(*within), [*rest, *self._contains]), f"{NEAR} + 4 * $3::int"
        bound = f" ORDER BY {self.order} LIMIT {near} + 1"
        body, source = f", seen AS MATERIALIZED ({look}{bound})", "seen"
        if self.position:
            body, source = f"{body}, rest AS MATERIALIZED ({look}{self.position}{bound})", "rest"
        enough = " AND ".join(
            f"(SELECT count(*) <= {near} OR count(*) FILTER (WHERE fits) > $2::int + $3::int FROM {one})"
            for one in dict.fromkeys(("seen", source))
        )
        ids = f"ARRAY(SELECT t.id FROM {source} t WHERE t.fits ORDER BY {self.order} {PAGE})"
        exact = f"(SELECT count(*) <= {near} FROM seen)"
        total = "(SELECT count(*) FROM seen WHERE fits)"
        return Told(self._of_ids(ids), body, f"{total} AS total, {exact} AS exact, {enough} AS enough")

    def _picked(self) -> str:
        """The `candidates` that the most selective filter leaves, null when each leaves too many."""
        one_of = []
        for name in dict.fromkeys(name for name, _ in self.conditions if name in indexed_filters(self.module)):
            within, _ = self._apart(name, tuple(self.conditions))
            which = f'{self._where(*within)} ORDER BY t."{self.columns[name]}", t.id LIMIT {PICKED + 1}'
            one_of.append(f"SELECT ARRAY(SELECT t.id FROM {self.table} t WHERE {which}) AS ids")
        fewest = f"WHERE cardinality(ids) <= {PICKED} ORDER BY cardinality(ids) LIMIT 1"
        sets = " UNION ALL ".join(one_of)
        return f", candidates AS MATERIALIZED (SELECT (SELECT ids FROM ({sets}) s {fewest}) AS ids)"

    def _among(self, of_candidates: str) -> Told:
        """The page of those candidates that fit, and the total."""
        picked = f"{self.by_id} AND t.id = ANY((SELECT ids FROM candidates)::uuid[])"
        look = self._look(picked, [*self.conditions.values(), *self._contains])
        ids = f"ARRAY(SELECT t.id FROM seen t WHERE t.fits{self.position} ORDER BY {self.order} {PAGE})"
        told = (
            "(SELECT count(*) FROM seen WHERE fits) AS total, true AS exact, (SELECT ids IS NOT NULL FROM candidates)"
        )
        return Told(self._of_ids(ids), f"{of_candidates}, seen AS MATERIALIZED ({look})", f"{told} AS enough")

    def _walked(self) -> Told:
        """A page in the order of the ids out of the texts that have the term, as they are met on the way."""
        most, way = f"($2::int + $3::int + {SPARE})", self.shape.descending
        body = walked(self.module, self.ready, self.term, most, self.behind, descending=way)
        where = " AND ".join([self.by_id, *self.conditions.values(), *self._contains])
        ids = "(SELECT ids FROM candidates)::uuid[]"
        which = f"WHERE {where} AND t.id = ANY({ids}){self.position} ORDER BY {self.order} {PAGE}"
        return Told(which, body, f"{UP_TO_HERE} AS total, false AS exact, found > $2::int AS enough")

    def _found(self) -> Told:
        """A page in the order of the ids out of the candidates: of many of these, no more are read than fill the page."""
        where, fits = " AND ".join([self.by_id, *self.conditions.values()]), self._contains[0]
        few = f"(SELECT cardinality(ids) <= {FEW} FROM candidates)"
        looked = f"SELECT t.id FROM {self.table} t WHERE {where} AND {few} AND t.id = ANY((SELECT ids FROM candidates)::uuid[])"
        body = f"{candidates(self.module, self.ready, self.term)}, seen AS MATERIALIZED ({looked} AND {fits})"
        among = f"CASE WHEN {few} THEN ARRAY(SELECT id FROM seen) ELSE (SELECT ids FROM candidates) END"
        which = (
            f"WHERE {where} AND t.id = ANY({among}) AND ({few} OR {fits}){self.position} ORDER BY {self.order} {PAGE}"
        )
        total = f"CASE WHEN {few} THEN (SELECT count(*) FROM seen) ELSE {UP_TO_HERE} END AS total"
        enough = "(SELECT ids IS NOT NULL FROM candidates) AS enough"
        return Told(which, body, f"{total}, {few} OR {self._at_the_end} AS exact, {enough}")
