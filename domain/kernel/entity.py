"""`@entity`: one typed, pure declaration from which everything about a module follows."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, NamedTuple, TypeVar, cast, dataclass_transform
from uuid import UUID

from domain.kernel.domains import DOMAINS, Scope, Title
from domain.kernel.errors import DeclarationError, InvalidTransition, ValidationError
from domain.kernel.fields import Field, Group, Rows, Shape, fields_of
from domain.kernel.money import Rounding, is_settled, round_money
from domain.kernel.types import Many

NIL = UUID(int=0)
"""The id of a record that has not been added yet."""

Access = Literal["full", "append_only", "read_only", "settings"]
Action = Literal["create", "read", "update", "delete", "status"]


@dataclass(slots=True, kw_only=True, eq=False)
class Line:
    """A part of a record, stored, read and versioned with it."""

    id: UUID = NIL


@dataclass(slots=True, kw_only=True, eq=False)
class Entity:
    """A record; the unit of work gives it its id, stamps and version."""

    id: UUID = NIL
    version: int = 0
    created_at: datetime | None = None
    updated_at: datetime | None = None
    created_by: UUID | None = None
    updated_by: UUID | None = None
    is_deleted: bool = False

    def advance(self, status: StrEnum) -> None:
        """Moves along the life of the entity; raises InvalidTransition."""
        life = module_of(type(self)).life
        current: StrEnum = cast(Any, self).status
        if life is None or status not in life.steps[current]:
            raise InvalidTransition(current, status)
        cast(Any, self).status = status


STAMPS = tuple(field.name for field in dataclasses.fields(Entity))
STAMP_FIELDS: tuple[Field, ...] = tuple(field for field in fields_of(Entity) if field.name not in ("id", "is_deleted"))
"""What every answer carries behind the entity's own fields."""
STAMP_SHAPE = Shape({field.name: field for field in STAMP_FIELDS})


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    """The statuses of an entity, the first being the initial one, and the steps between them.

    `by_command` names the command that leads to a status, or from one to another where it depends on both;
    `by_program` are those that neither a person nor a command of the entity sets.
    """

    steps: Mapping[StrEnum, tuple[StrEnum, ...]]
    by_command: Mapping[StrEnum | tuple[StrEnum, StrEnum], str] = dataclasses.field(default_factory=dict)
    by_program: tuple[StrEnum, ...] = ()

    @property
    def initial(self) -> StrEnum:
        """The status of a new record."""
        return next(iter(self.steps))

    def command(self, current: StrEnum, wanted: StrEnum) -> str | None:
        """The command that makes this step, if any does."""
        return self.by_command.get((current, wanted)) or self.by_command.get(wanted)


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """A list of parts that a record owns."""

    name: str
    entity: type[Line]
    fields: Shape


Written = tuple[Lines, int, Line, Collection[str] | None]
"""A line that is written, with its list, its place in it, and which of its fields; None for all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """All that is declared of an entity; `code` is its name with its domain, such as `srm.SalesOrder`."""

    entity: type[Entity]
    code: str
    scope: Scope
    domain: str
    path: str
    title: Title
    access: Access
    fields: Shape
    lines: tuple[Lines, ...]
    search: tuple[str, ...]
    filters: tuple[str, ...]
    sorts: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    empty_counts: bool
    life: Life | None
    grants: tuple[str, ...]
    insert_only: bool
    unindexed: tuple[str, ...]
    always: tuple[Callable[[Any], None], ...]

    @property
    def name(self) -> str:
        """The class, such as `SalesOrder`."""
        return self.entity.__name__

    @property
    def table(self) -> str:
        """The table's name in the schema of the domain."""
        return self.path.replace("-", "_")

    @property
    def url(self) -> str:
        """Where the module is reached."""
        return f"/api/v1/{self.scope}/{self.domain}/{self.path}"

    @property
    def purpose(self) -> str:
        """What a record is, in one sentence."""
        return (self.entity.__doc__ or "").strip()

    def permission(self, action: str) -> str:
        """The permission that an action or command asks for."""
        return f"{self.domain}:{self.path}:{action.replace('_', '-')}"

    @property
    def actions(self) -> tuple[Action, ...]:
        """What stands beside commands, by `access`."""
        status: tuple[Action, ...] = ("status",) if self.life else ()
        by_access: dict[Access, tuple[Action, ...]] = {
            "full": ("create", "read", "update", "delete", *status),
            "append_only": ("create", "read"),
            "read_only": ("read",),
            "settings": ("read", "update", *status),
        }
        return by_access[self.access]

    @property
    def owner_field(self) -> str:
        """The field that says whose record it is, for the record scope OWN."""
        return "owner_id" if "owner_id" in self.fields.fields else "created_by"

    def field(self, name: str) -> Field:
        """One of its own fields, or a stamp."""
        return self.fields.fields.get(name) or STAMP_SHAPE.fields[name]

    def writable(self, *, creating: bool) -> Shape:
        """The fields that a client may write, lines among them."""
        fields = {one.name: one for one in self.fields if not one.computed and (creating or not one.immutable)}
        return Shape(fields)

    def settle(self, record: Any, base_currency: str) -> bool:
        """Rounds money to its currency and decimals to their scale, in the record and its lines; whether any differed."""
        currency = getattr(record, "currency", None) or base_currency
        altered = _settle(self.fields, record, currency, base_currency)
        for lines in self.lines:
            for line in getattr(record, lines.name):
                altered |= _settle(lines.fields, line, getattr(line, "currency", None) or currency, base_currency)
        return altered

    def verify(
        self, record: Any, names: Collection[str] | None = None, written: Iterable[Written] | None = None
    ) -> None:
        """Refuses a record that breaks a marker or a rule that always holds.

        `names` are its own fields that are looked at and `written` the lines; all of them if they are left out.
        """
        errors = self.fields.wrong(record, names)
        for lines, place, line, fields in self._all_lines(record) if written is None else written:
            errors += [error.under(f"{lines.name}.{place}") for error in lines.fields.wrong(line, fields)]
        if errors:
            raise ValidationError(errors)
        for rule in self.always:
            rule(record)

    def _all_lines(self, record: Any) -> Iterator[Written]:
        return (
            (lines, place, line, None) for lines in self.lines for place, line in enumerate(getattr(record, lines.name))
        )


def _settle(shape: Shape, record: Any, currency: str, base_currency: str) -> bool:
    for field, of in shape.lists_of_decimals:
        setattr(record, field.name, [of.settle(value) for value in getattr(record, field.name) or ()])
    altered = bool(shape.lists_of_decimals)
    for name, kind in shape.numbers:
        value = getattr(record, name)
        if type(value) is Decimal and not kind.is_settled(value) and value.is_finite():
            setattr(record, name, kind.settle(value))
            altered = True
    for name, base in shape.amounts:
        value, own = getattr(record, name), base_currency if base else currency
        if type(value) is Decimal and not is_settled(value, own) and value.is_finite():
            setattr(record, name, round_money(value, own, Rounding.HALF_UP))
            altered = True
    return altered


E = TypeVar("E", bound=Entity)
L = TypeVar("L", bound=Line)
_modules: dict[type[Entity], Module] = {}


def always(rule: Callable[[Any], None]) -> Callable[[Any], None]:
    """Marks a method of an entity as a rule that holds at every write; it raises RuleViolated or ValidationError."""
    rule.__dict__["always"] = True
    return rule


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(dataclasses.field,))
def line(cls: type[L]) -> type[L]:
    """Declares the rows of a list that an entity owns."""
    return dataclass(slots=True, kw_only=True, eq=False)(cls)


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(dataclasses.field,))
def entity(
    *,
    path: str,
    title: tuple[str, str],
    access: Access = "full",
    search: tuple[str, ...] = (),
    filters: tuple[str, ...] = (),
    sorts: tuple[str, ...] = (),
    unique: tuple[tuple[str, ...], ...] = (),
    empty_counts: bool = False,
    life: Life | None = None,
    grants: tuple[str, ...] = (),
    insert_only: bool = False,
    unindexed: tuple[str, ...] = (),
) -> Callable[[type[E]], type[E]]:
    """Declares a module: the entity, where it is reached, and how it is found.

    `title` is Korean and English; `unique` are groups of fields unique together, with `empty_counts` where one is empty too;
    `grants` are the fields whose change alters what users may do, so that rights are read anew at the next request;
    `insert_only` says that a record is never changed or deleted once it is written, which the database then holds too;
    `unindexed` are filters asked for so rarely that an index would cost more at every write than it gives.
    """

    def declare(cls: type[E]) -> type[E]:
        scope, domain = _place_of(cls)
        made = dataclass(slots=True, kw_only=True, eq=False)(cls)
        own = _own_fields(made)
        lines = tuple(
            Lines(field.name, field.kind.of.of, _without_id(field.kind.of.shape))
            for field in own
            if isinstance(field.kind, Rows) and isinstance(field.kind.of, Group)
        )
        names = {one.name for one in lines}
        _modules[made] = _checked(
            Module(
                entity=made,
                code=f"{domain}.{made.__name__}",
                scope=scope,
                domain=domain,
                path=path,
                title=Title(*title),
                access=access,
                fields=Shape({field.name: field for field in own if field.name not in names}),
                lines=lines,
                search=search,
                filters=filters + (("status",) if life else ()),
                sorts=("id", *sorts),
                unique=unique,
                empty_counts=empty_counts,
                life=life,
                grants=grants,
                insert_only=insert_only,
                unindexed=unindexed,
                always=_rules_of(made),
            )
        )
        return made

    return declare


def _own_fields(cls: type[Entity]) -> list[Field]:
    """Its fields apart from stamps; those that it shares with others, by a common base, come last."""
    fields = [field for field in fields_of(cls) if field.name not in STAMPS]
    return sorted(fields, key=lambda field: field.name not in cls.__annotations__)


def _place_of(cls: type[Entity]) -> tuple[Scope, str]:
    """The scope and the domain in whose folder an entity is declared."""
    if not (cls.__doc__ or "").strip():  # a dataclass would put its signature there
        raise DeclarationError(f"{cls.__qualname__}: its docstring says in one sentence what a record is")
    package, scope, domain, *_ = cls.__module__.split(".")
    if package != "domain" or scope not in ("manager", "tenants"):
        raise DeclarationError(f"{cls.__module__}: an entity lives in domain/manager or domain/tenants")
    return cast(Scope, scope), domain


def _rules_of(cls: type[Entity]) -> tuple[Callable[[Any], None], ...]:
    """Its own rules that always hold, and those of its bases."""
    named = {name: rule for base in reversed(cls.__mro__) for name, rule in vars(base).items()}
    return tuple(rule for rule in named.values() if getattr(rule, "always", False))


def _without_id(shape: Shape) -> Shape:
    return Shape({field.name: field for field in shape if field.name != "id"})


def _checked(module: Module) -> Module:
    """Refuses a declaration that contradicts itself."""
    for problem in _problems(module):
        raise DeclarationError(f"{module.code}: {problem}")
    return module


def _problems(module: Module) -> Iterable[str]:
    fields, lists = module.fields.fields, {lines.name for lines in module.lines}
    if "\n" in module.purpose:
        yield "its docstring is one sentence that says what a record is"
    if module.domain not in DOMAINS or DOMAINS[module.domain].scope != module.scope:
        yield f"there is no domain {module.domain} in the scope {module.scope}"
    for name in (
        *module.search,
        *module.filters,
        *module.grants,
        *module.unindexed,
        *(part for group in module.unique for part in group),
    ):
        stamp = name in module.filters and name in STAMP_SHAPE.fields
        if name not in fields and not stamp and not (name in module.grants and name in lists):
            yield f"{name} is no field of it"
    for name in module.sorts:
        if name != "id" and (name not in fields or fields[name].nullable or isinstance(fields[name].kind, Many)):
            yield f"it cannot be sorted by {name}: no such field, or one that may be empty"
    for field in module.fields:
        if field.required and field.computed and module.access != "read_only":
            yield f"{field.name} is written by the program and needs a default"
        if field.ref and not field.name.endswith(("_id", "_ids", "_by")):
            yield f"{field.name} is a reference; its name ends in _id"
    for lines in module.lines:
        by_program = [field for field in lines.fields if field.computed]
        if len(by_program) < len(lines.fields.fields):  # a client writes the rest
            yield from (f"{lines.name}.{one.name} needs a default" for one in by_program if one.required)
    for shape in (module.fields, *(lines.fields for lines in module.lines)):
        for name, not_before in shape.ordered:
            earlier = shape.fields.get(not_before.other)
            if earlier is None or type(earlier.kind) is not type(shape.fields[name].kind):
                yield f"{name} cannot be compared with {not_before.other}: no such field, or one of another kind"
    if (module.life is None) != ("status" not in fields):
        yield "a status and a life go together"
    if module.life:
        yield from _problems_of(module.life, fields["status"])
    for other in _modules.values():
        if other.domain == module.domain and (other.path == module.path or other.name == module.name):
            yield f"{other.entity.__module__} declares the same path or name"


def _problems_of(life: Life, status: Field) -> Iterable[str]:
    enum = type(life.initial)
    if set(life.steps) != set(enum):
        yield "its life leaves out " + ", ".join(set(enum) ^ set(life.steps))
    if status.default() is not life.initial:
        yield f"the status of a new record is {life.initial}, the first of its life"
    reached = {to for steps in life.steps.values() for to in steps} | {life.initial}
    for lost in set(enum) - reached:
        yield f"the status {lost} cannot be reached"
    for key in life.by_command:
        source, to = key if isinstance(key, tuple) else (None, key)
        if to not in reached or (source is not None and to not in life.steps[source]):
            yield f"by_command names the step to {to}, which its life does not have"


def module_of(entity: type[Entity]) -> Module:
    """What is declared of an entity."""
    return _modules[entity]


def modules(scope: Scope | None = None) -> list[Module]:
    """Every declared module, in the order of scope, domain and path; `discover()` must have run."""
    found = (module for module in _modules.values() if scope in (None, module.scope))
    return sorted(found, key=lambda module: (module.scope, module.domain, module.path))


def module_named(code: str) -> Module:
    """The module with this code, such as `crm.Partner`; raises LookupError."""
    for module in _modules.values():
        if module.code == code:
            return module
    raise LookupError(f"there is no module {code}")


class Target(NamedTuple):
    """What a reference leads to: a record, or a line of one."""

    module: Module
    lines: Lines | None


def target_of(code: str) -> Target:
    """The module, or the list of lines, with this code, such as `srm.SalesOrderItem`; raises LookupError."""
    for module in _modules.values():
        for known, target in _targets(module):
            if known == code:
                return target
    raise LookupError(f"there is no module {code}")


def _targets(module: Module) -> Iterable[tuple[str, Target]]:
    """What references may lead to in a module, by code."""
    yield module.code, Target(module, None)
    yield from ((f"{module.domain}.{one.entity.__name__}", Target(module, one)) for one in module.lines)


_discovered = False


def discover() -> list[Module]:
    """Imports every declaration under domain/manager and domain/tenants and checks what goes across them."""
    global _discovered
    if not _discovered:
        for scope in ("domain.manager", "domain.tenants"):
            package = importlib.import_module(scope)
            for found in pkgutil.walk_packages(package.__path__, f"{scope}."):
                importlib.import_module(found.name)
        known = {code: target.module for module in modules() for code, target in _targets(module)}
        for module in modules():
            _check_references(module, known)
        _discovered = True
    return modules()


def _check_references(module: Module, known: Mapping[str, Module]) -> None:
    for shape in (module.fields, *(lines.fields for lines in module.lines)):
        for field in shape:
            if field.ref is None:
                continue
            target = known.get(field.ref.to)
            if target is None:
                raise DeclarationError(f"{module.code}.{field.name}: there is no module {field.ref.to}")
            if target.scope != module.scope:
                raise DeclarationError(f"{module.code}.{field.name}: {field.ref.to} is of the other scope")
