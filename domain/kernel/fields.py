"""Fields as read from the type hints of an entity, a line, or a command's parameters."""

import dataclasses
import inspect
import types
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from domain.kernel.errors import DeclarationError, FieldError, ValidationError
from domain.kernel.types import (
    COMPUTED,
    IMMUTABLE,
    PLAIN,
    Amount,
    Choice,
    Free,
    Kind,
    Many,
    Marker,
    NotBefore,
    Number,
    Numbered,
    Ref,
    Unique,
    Wrong,
)


@dataclass(frozen=True, slots=True)
class Group(Kind):
    """Records inside a record: the rows of a list, each of its own shape."""

    of: type[Any]
    shape: "Shape"

    def parse(self, value: object) -> Any:
        if isinstance(value, self.of):
            return value
        if not isinstance(value, Mapping):
            raise Wrong("type", "an object is asked for")
        return self.of(**self.shape.parse(value))

    def show(self, value: Any) -> dict[str, Any]:
        return self.shape.show(value)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its kind and what holds for it."""

    name: str
    kind: Kind
    required: bool
    nullable: bool
    default: Callable[[], Any]
    computed: bool = False
    immutable: bool = False
    unique: Unique | None = None
    ref: Ref | None = None
    numbered: Numbered | None = None
    not_before: NotBefore | None = None

    @property
    def secret(self) -> bool:
        """Whether the value is never shown."""
        return self.kind.secret

    @property
    def shower(self) -> Callable[[Any], Any] | None:
        """What makes JSON of a value that is not None; None where it is JSON already."""
        return None if type(self.kind).show is Kind.show else self.kind.show

    @property
    def harmless(self) -> object:
        """The value that most often needs no check, told by its identity: none, or the default if it is of its kind."""
        value = None if self.nullable else self.default()
        try:
            self.parse(value)
        except (Wrong, ValidationError):
            return object()
        return value

    @property
    def label(self) -> str:
        """What a person reads; also the key of its translation."""
        return self.name.removesuffix("_id").replace("_", " ").capitalize()

    def parse(self, value: object) -> Any:
        """The typed value; raises Wrong."""
        if value is None:
            if self.nullable:
                return None
            raise Wrong("null", "a value is asked for")
        return self.kind.parse(value)

    def show(self, value: Any) -> Any:
        """The value as JSON has it."""
        return None if value is None else self.kind.show(value)


def values_of(names: Iterable[str]) -> Callable[[object], Iterable[Any]]:
    """What gives these attributes' values of an object, in this order: a quarter of what a loop costs."""
    wanted = tuple(names)
    if len(wanted) > 1:
        return attrgetter(*wanted)
    return lambda of: [getattr(of, name) for name in wanted]


_Check = tuple[str, Callable[[Any], bool], Callable[[object], Any], object]
"""Of a field its name, its kind's `sound` and `parse`, and its harmless value."""


class Shape:
    """The fields of one record, line or command body, by name.

    What is done with every field of every record is prepared once: `shown` are name and what makes JSON of a value
    (None where the value is JSON already), secrets left out; `values` gives the values of a record, `required` are the
    fields that an input must bring; `references` those that name other records, `trees` those among them that name a
    parent, `numbered` those that are given a number, `numbers`, `amounts` (and whether they are in the base currency) and
    `lists_of_decimals` those that are rounded, `secrets` those that are never shown, `ordered` those that follow another
    in time, `loose` those whose values can be equal to Python and not to JSON. A shape is `steady` when equal values are
    the same JSON too, as long as the currency stays.
    """

    __slots__ = (
        "_checks", "_parsers", "amounts", "fields", "lists_of_decimals", "loose", "numbered", "numbers", "ordered", "references",
        "required", "secrets", "shown", "steady", "trees", "values",
    )  # fmt: skip

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self.fields = fields
        self.shown = tuple((one.name, one.shower) for one in fields.values() if not one.secret)
        amounts = [(one.name, one.kind) for one in fields.values() if isinstance(one.kind, Amount)]
        self.amounts = tuple((name, kind.base) for name, kind in amounts if kind.own)
        self.numbers = tuple(
            (one.name, one.kind)
            for one in fields.values()
            if isinstance(one.kind, Number) and not isinstance(one.kind, Amount)
        )
        self.lists_of_decimals = tuple(
            (one, one.kind.of)
            for one in fields.values()
            if isinstance(one.kind, Many) and isinstance(one.kind.of, Number)
        )
        self.secrets = tuple(one for one in fields.values() if one.secret)
        self.loose = tuple(one.name for one in fields.values() if isinstance(one.kind, Free | Many))
        self.steady = not self.loose and all(kind.own for _, kind in amounts)
        self.references = tuple(one for one in fields.values() if one.ref)
        self.trees = tuple(one.name for one in self.references if one.ref and one.ref.tree)
        self.numbered = tuple(one for one in fields.values() if one.numbered)
        self.ordered = tuple((one.name, one.not_before) for one in fields.values() if one.not_before)
        self.required = tuple(one.name for one in fields.values() if one.required and not one.computed)
        self.values = values_of(fields)
        self._parsers = {one.name: one.kind.parse for one in fields.values() if not one.computed}
        self._checks = {one.name: (one.name, one.kind.sound, one.kind.parse, one.harmless) for one in fields.values()}

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields.values())

    def parse(
        self, given: Mapping[str, object], *, partial: bool = False, closed: Collection[str] = ()
    ) -> dict[str, Any]:
        """The typed values of an input; with `partial` fields may be left out; raises ValidationError.

        `closed` names fields that exist and may not be written here.
        """
        errors: list[FieldError] = []
        values: dict[str, Any] = {}
        parsers = self._parsers
        for name, value in given.items():
            if name not in parsers:
                errors.append(FieldError(name, "unknown_field", "there is no such field to be written"))
            elif name in closed:
                errors.append(FieldError(name, "immutable", "the field cannot be changed"))
            else:
                try:
                    values[name] = self.fields[name].parse(value) if value is None else parsers[name](value)
                except Wrong as wrong:
                    errors.append(FieldError(name, wrong.code, wrong.message, wrong.params))
                except ValidationError as inner:
                    errors += [error.under(name) for error in inner.field_errors]
        if not partial:
            errors += [
                FieldError(name, "required", "the field is required") for name in self.required if name not in given
            ]
        if errors:
            raise ValidationError(errors)
        return values

    def show(self, record: object) -> dict[str, Any]:
        """The record's fields as JSON has them, secrets left out."""
        made: dict[str, Any] = {}
        for name, show in self.shown:
            value = getattr(record, name)
            made[name] = value if show is None or value is None else show(value)
        return made

    def wrong(self, record: object, names: Collection[str] | None = None) -> list[FieldError]:
        """The fields whose values are not of their kind, among `names` if they are given, or out of order."""
        errors = []
        for name, not_before in self.ordered:
            value, other = getattr(record, name), getattr(record, not_before.other)
            if value is not None and other is not None and not not_before.allows(value, other):
                message = "later than {other} is asked for" if not_before.strict else "not before {other}"
                errors.append(FieldError(name, "order", message, {"other": not_before.other}))
        looked_at: Iterable[tuple[_Check, Any]] = (
            zip(self._checks.values(), self.values(record), strict=True)
            if names is None
            else ((self._checks[name], getattr(record, name)) for name in names)
        )
        for (name, sound, parse, harmless), value in looked_at:
            if value is harmless or sound(value):
                continue
            try:
                self.fields[name].parse(value) if value is None else parse(value)
            except Wrong as wrong:
                errors.append(FieldError(name, wrong.code, wrong.message, wrong.params))
        return errors


class Rows(Many):
    """A list whose entries are records; an error names the entry."""

    __slots__ = ()

    def parse(self, value: object) -> list[Any]:
        if not isinstance(value, list):
            raise Wrong("type", "a list is asked for")
        if len(value) > self.max:
            raise Wrong("too_long", "at most {max} entries", max=self.max)
        rows, errors = [], []
        for place, item in enumerate(value):
            try:
                rows.append(self.of.parse(item))
            except Wrong as wrong:
                errors.append(FieldError(str(place), wrong.code, wrong.message, wrong.params))
            except ValidationError as inner:
                errors += [error.under(str(place)) for error in inner.field_errors]
        if errors:
            raise ValidationError(errors)
        return rows


def kind_of(where: str, hint: Any, marks: tuple[Any, ...] = ()) -> Kind:
    """The kind that a type hint without `| None` stands for."""
    for mark in marks:
        if isinstance(mark, Kind):
            return mark
    if get_origin(hint) is Annotated:
        inner, *metadata = get_args(hint)
        return kind_of(where, inner, (*metadata, *marks))
    if get_origin(hint) is list:
        (item,) = get_args(hint)
        of = kind_of(where, item)
        return Rows(of) if isinstance(of, Group) else Many(of)
    if isinstance(hint, type):
        if issubclass(hint, StrEnum):
            return Choice(hint)
        if hint in PLAIN:
            return PLAIN[hint]()
        if dataclasses.is_dataclass(hint):
            return Group(hint, Shape({field.name: field for field in fields_of(hint)}))
    raise DeclarationError(f"{where}: {hint!r} is no type that a field can have")


def _unwrap(hint: Any) -> tuple[Any, tuple[Any, ...], bool]:
    """The type, its markers, and whether it may be None."""
    marks: tuple[Any, ...] = ()
    nullable = False
    while True:
        if get_origin(hint) is Annotated:
            hint, *metadata = get_args(hint)
            marks = (*metadata, *marks)
        elif get_origin(hint) in (Union, types.UnionType):
            (hint,) = [arm for arm in get_args(hint) if arm is not type(None)]
            nullable = True
        else:
            return hint, marks, nullable


_MISSING: Any = dataclasses.MISSING


def field_of(where: str, name: str, hint: Any, default: Callable[[], Any] | None) -> Field:
    """The field that a name, a type hint and a default declare."""
    inner, marks, nullable = _unwrap(hint)
    kind = kind_of(f"{where}.{name}", inner, marks)

    def mark(of: type[Any]) -> Any:
        return next((one for one in marks if isinstance(one, of)), None)

    flags = {one for one in marks if isinstance(one, Marker)}
    return Field(
        name=name,
        kind=kind,
        required=default is None,
        nullable=nullable,
        default=default or (lambda: None),
        computed=COMPUTED in flags or mark(Numbered) is not None,
        immutable=IMMUTABLE in flags,
        unique=mark(Unique),
        ref=mark(Ref),
        numbered=mark(Numbered),
        not_before=mark(NotBefore),
    )


def fields_of(cls: type[Any]) -> list[Field]:
    """The fields that a dataclass declares, in order."""
    hints = get_type_hints(cls, include_extras=True)
    return [field_of(cls.__qualname__, one.name, hints[one.name], _default(one)) for one in dataclasses.fields(cls)]


def _default(one: dataclasses.Field[Any]) -> Callable[[], Any] | None:
    factory: Any = one.default_factory
    if factory is not _MISSING:
        return cast(Callable[[], Any], factory)
    value = one.default
    return None if value is _MISSING else (lambda: value)


def parameters_of(function: Callable[..., Any]) -> dict[str, Any]:
    """The keyword-only parameters of a function with their type hints: what a command asks for."""
    hints = get_type_hints(function, include_extras=True)
    return {
        name: hints[name]
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }


def shape_of_parameters(function: Callable[..., Any], *, leave_out: Collection[str] = ()) -> Shape:
    """The shape of a command's body."""
    signature = inspect.signature(function)
    fields = {}
    for name, hint in parameters_of(function).items():
        if name not in leave_out:
            given = signature.parameters[name].default
            default = None if given is inspect.Parameter.empty else (lambda given=given: given)
            fields[name] = field_of(function.__qualname__, name, hint, default)
    return Shape(fields)
