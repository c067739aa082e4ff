"""What a list asks for, and a page of what it got."""

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import UUID

from domain.kernel.entity import Module
from domain.kernel.errors import FieldError, ValidationError
from domain.kernel.fields import Field
from domain.kernel.types import Amount, Day, Id, Instant, Kind, Many, Number, Truth, Whole, Wrong

MAX_PAGE_SIZE = 100
MAX_OFFSET = 10_000
"""Records that a page number may skip; beyond that a cursor goes on."""
COUNT_LIMIT = 10_000
"""The total of a list without filters is exact up to here, and capped beyond."""
FILTERED_LIMIT = 2_000
"""The same with a filter: what may be asked in many ways is to be counted quickly each time."""
LOOKED_INTO = 1_000
"""Records that are looked into for the total when there are several filters: of more a total says what is known of."""

Operator = Literal["eq", "from", "to"]
_SEARCHED = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]*\Z")
_WHOLE = re.compile(r"-?[0-9]{1,16}\Z")
RANGED = (Number, Amount, Whole, Day, Instant)


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and what it must be equal to, or not under (`from`), or not over (`to`)."""

    field: Field
    operator: Operator
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which records a list shows, in which order, from where."""

    filters: tuple[Filter, ...] = ()
    search: str | None = None
    sort: str = "id"
    descending: bool = True
    page: int = 1
    page_size: int = 20
    after: tuple[Any, UUID] | None = None
    """The sort value and id of the last record of the page before, from a cursor."""

    @property
    def offset(self) -> int:
        """How many records come before the page."""
        return 0 if self.after else (self.page - 1) * self.page_size


@dataclass(frozen=True, slots=True)
class Page:
    """A page as JSON text, with the total and the cursor that goes on behind it."""

    items: bytes
    total: int
    total_capped: bool
    """Whether there may be more than the total, which is then the least that is known of."""
    next_cursor: str | None


def parameters(module: Module) -> Iterator[tuple[str, Field, Operator]]:
    """The filters of a list, by the name of the query parameter."""
    for name in module.filters:
        field = module.field(name)
        yield name, field, "eq"
        if isinstance(field.kind, RANGED):
            yield f"{name}_from", field, "from"
            yield f"{name}_to", field, "to"


def sort_names(module: Module) -> list[str]:
    """What `sort` may be; `-` in front for descending."""
    return [f"{sign}{name}" for name in module.sorts for sign in ("", "-")]


def parse(module: Module, given: Mapping[str, str]) -> Query:
    """The query that parameters given as text ask for; raises ValidationError."""
    errors: list[FieldError] = []
    filters: list[Filter] = []
    plain: dict[str, Any] = {}
    known = {name: (field, operator) for name, field, operator in parameters(module)} if given else {}
    for name, text in given.items():
        try:
            if name in known:
                field, operator = known[name]
                filters.append(Filter(field, operator, from_text(field.kind, text)))
            elif name in _PLAIN:
                plain |= _PLAIN[name](module, text)
            elif name != "cursor":
                raise Wrong("unknown_parameter", "there is no such parameter")
        except Wrong as wrong:
            errors.append(FieldError(name, wrong.code, wrong.message, wrong.params))
    if errors:
        raise ValidationError(errors)
    filters.sort(key=_filter_order)
    query = Query(filters=tuple(filters), **(_range_order(module, filters) | plain))
    if "cursor" in given:
        try:
            query = replace(query, after=_behind(module, query, given["cursor"]))
        except Wrong as wrong:
            raise ValidationError.of("cursor", wrong.code, wrong.message, **wrong.params) from None
    if query.offset + query.page_size > MAX_OFFSET:
        raise ValidationError.of(
            "page", "range", "page numbers reach {limit} records; go on by cursor", limit=MAX_OFFSET
        )
    return query


def _range_order(module: Module, filters: Sequence[Filter]) -> dict[str, Any]:
    """The order of a list that asks for a range and for no order: the range's, so that nothing outside of it is read."""
    for one in filters:
        if one.operator != "eq" and one.field.name in module.sorts:
            return {"sort": one.field.name}
    return {}


def _filter_order(one: Filter) -> tuple[str, str]:
    return one.field.name, one.operator


def from_text(kind: Kind, text: str) -> Any:
    """The value of a kind that stands as plain text in a URL or on a command line."""
    if isinstance(kind, Many):
        return from_text(kind.of, text)
    if isinstance(kind, Truth):
        return kind.parse({"true": True, "false": False}.get(text))
    if isinstance(kind, Whole):
        return kind.parse(int(text) if _WHOLE.match(text) else text)
    return kind.parse(text)


def _page(module: Module, text: str) -> dict[str, Any]:
    return {"page": from_text(Whole(1, 1_000_000), text)}


def _page_size(module: Module, text: str) -> dict[str, Any]:
    return {"page_size": from_text(Whole(1, MAX_PAGE_SIZE), text)}


def _search(module: Module, text: str) -> dict[str, Any]:
    if not module.search:
        raise Wrong("unknown_parameter", "there is no such parameter")
    if len(text) > 200:
        raise Wrong("too_long", "at most {max} characters", max=200)
    if not _SEARCHED.match(text):
        raise Wrong("pattern", "the value does not have the form that is asked for")
    return {"search": text.strip() or None}


def _sort(module: Module, text: str) -> dict[str, Any]:
    if text not in sort_names(module):
        raise Wrong("not_listed", "one of {values} is asked for", values=", ".join(sort_names(module)))
    return {"sort": text.removeprefix("-"), "descending": text.startswith("-")}


_PLAIN = {"page": _page, "page_size": _page_size, "search": _search, "sort": _sort}


def _behind(module: Module, query: Query, text: str) -> tuple[Any, UUID]:
    """Reads a cursor, which must have been given for the same order."""
    try:
        order, value, id = json.loads(base64.urlsafe_b64decode(text.encode() + b"=="))
        if order != _order_of(query):
            raise Wrong("pattern", "the cursor was given for another order")
        kind = Id() if query.sort == "id" else module.fields.fields[query.sort].kind
        return kind.parse(value), Id().parse(id)
    except (ValueError, TypeError):
        raise Wrong("pattern", "the cursor is not one that a list has given") from None


def _order_of(query: Query) -> str:
    return ("-" if query.descending else "") + query.sort


def cursor(query: Query, value: Any, id: str) -> str:
    """The cursor that goes on behind a record, given its sort value and id as JSON has them."""
    text = json.dumps([_order_of(query), value, id], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()
