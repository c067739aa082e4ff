"""The types and markers that declarations are written in.

A *kind* stands in the metadata of an `Annotated` type and knows one sort of value: how it is read from JSON (`parse`),
shown as JSON (`show`), and checked (`parse` accepts a value that is typed already, so that checking is parsing).
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import lru_cache
from ipaddress import ip_address
from typing import Annotated, Any, ClassVar, cast
from uuid import UUID

from domain.kernel.iso import COUNTRIES, CURRENCIES
from domain.kernel.timezones import TIME_ZONES

ZERO = Decimal(0)
_WIDE = Context(prec=40, rounding=ROUND_HALF_UP)


class Wrong(Exception):
    """A value that is not of its kind; becomes a FieldError when the field is known."""

    def __init__(self, code: str, message: str, /, **params: object) -> None:
        super().__init__(message)
        self.code, self.message, self.params = code, message, params


class Kind(ABC):
    """One sort of value."""

    secret: ClassVar[bool] = False

    @abstractmethod
    def parse(self, value: object) -> Any:
        """The typed value of a JSON or typed one; raises Wrong."""

    def show(self, value: Any) -> Any:
        """The value as JSON has it."""
        return value

    @property
    def sound(self) -> Callable[[Any], bool]:
        """What sees in a typed value, in a tenth of what parsing takes, that it is of the kind; False says nothing."""
        return _says_nothing


def _says_nothing(_: Any) -> bool:
    return False


_CONTROL = "\\x00-\\x1f\\x7f"
LINE_PATTERN = f"^[^{_CONTROL}]*[^{_CONTROL}\\x20][^{_CONTROL}]*$"
TEXT_PATTERN = "^[^\\x00]*$"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """A line of text, or with `lines` several, of at most `max` characters; `pattern` must match the whole."""

    max: int
    pattern: str | None = None
    lower: bool = False
    lines: bool = False
    format: str | None = None
    says: str = "the value does not have the form that is asked for"

    @property
    def expression(self) -> str:
        """The pattern that a value must match."""
        return self.pattern or (TEXT_PATTERN if self.lines else LINE_PATTERN)

    def parse(self, value: object) -> str:
        if not isinstance(value, str):
            raise Wrong("type", "a text is asked for")
        if len(value) > self.max:
            raise Wrong("too_long", "at most {max} characters", max=self.max)
        if not value:
            raise Wrong("too_short", "at least one character; leave the field out or send null for no value")
        plain = self.pattern is None and value.isprintable() and not value.isspace()
        if not plain and not _matches(self.expression, value):
            raise Wrong("pattern", self.says)
        return value.lower() if self.lower else str(value)

    @property
    def sound(self) -> Callable[[Any], bool]:
        if self.pattern is not None:
            pattern = self.pattern
            return lambda value: type(value) is str and 0 < len(value) <= self.max and _matches(pattern, value)
        return lambda value: (
            type(value) is str and 0 < len(value) <= self.max and value.isprintable() and not value.isspace()
        )


_compiled: dict[str, re.Pattern[str]] = {}


def _matches(expression: str, value: str) -> bool:
    found = _compiled.get(expression)
    if found is None:
        # where JSON Schema says `$`, Python would let a line feed pass behind it
        found = _compiled[expression] = re.compile(expression.removesuffix("$") + r"\Z")
    return found.search(value) is not None and (value.isascii() or _SURROGATE.search(value) is None)


@dataclass(frozen=True, slots=True)
class SecretText(Kind):
    """A text that is taken in and never shown, logged or audited."""

    secret: ClassVar[bool] = True
    max: int = 1024

    def parse(self, value: object) -> str:
        if not isinstance(value, str):
            raise Wrong("type", "a text is asked for")
        if not 0 < len(value) <= self.max or _SURROGATE.search(value) or "\0" in value:
            raise Wrong("pattern", "the value does not have the form that is asked for")
        return value


@dataclass(frozen=True, slots=True)
class OneOf(Kind):
    """A text out of a standard's list; `name` names the list."""

    name: str
    values: frozenset[str]

    def parse(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.values:
            raise Wrong("not_listed", "the value is not in the list {name}", name=self.name)
        return value

    @property
    def sound(self) -> Callable[[Any], bool]:
        return lambda value: type(value) is str and value in self.values


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """A member of an enumeration of ours."""

    of: type[StrEnum]

    def parse(self, value: object) -> StrEnum:
        if isinstance(value, self.of):
            return value
        try:
            return self.of(cast(str, value))
        except ValueError:
            raise Wrong("not_listed", "one of {values} is asked for", values=", ".join(self.of)) from None

    def show(self, value: StrEnum) -> str:
        return value.value

    @property
    def sound(self) -> Callable[[Any], bool]:
        return lambda value: type(value) is self.of


WHOLE_MAX = 2**53 - 1  # the largest whole number that every JSON reader keeps


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number."""

    min: int = -WHOLE_MAX
    max: int = WHOLE_MAX

    def parse(self, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Wrong("type", "a whole number is asked for")
        if not self.min <= value <= self.max:
            raise Wrong("range", "a number from {min} to {max} is asked for", min=self.min, max=self.max)
        return value

    @property
    def sound(self) -> Callable[[Any], bool]:
        return lambda value: type(value) is int and self.min <= value <= self.max


_TENS = [Decimal(10) ** digits for digits in range(40)]
_UNITS = [Decimal(1).scaleb(-digits) for digits in range(40)]


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """An exact decimal of `precision` digits, `scale` of them after the point; shown as text with all of these."""

    precision: int
    scale: int
    min: Decimal | None = None
    max: Decimal | None = None

    @property
    def limit(self) -> Decimal:
        """The first whole number that has too many digits."""
        return _TENS[self.precision - self.scale]

    def parse(self, value: object) -> Decimal:
        number = _decimal(value)
        if abs(number) >= self.limit:
            raise Wrong("range", "a number below {limit} is asked for", limit=self.limit)
        settled = self.settle(number)
        if settled != number:
            raise Wrong("decimals", "at most {scale} decimals", scale=self.scale)
        if self.max is None and self.min is not None and number < self.min:
            raise Wrong("range", "a number of {min} or more is asked for", min=self.min)
        if (self.min is not None and number < self.min) or (self.max is not None and number > self.max):
            raise Wrong("range", "a number from {min} to {max} is asked for", min=self.min, max=self.max)
        return settled

    def settle(self, value: Decimal) -> Decimal:
        """The value with just the scale's decimals, half away from zero; zero has no sign."""
        if self.is_settled(value):
            return value
        settled = value.quantize(_UNITS[self.scale], context=_WIDE)
        return settled if settled else settled.copy_abs()

    def is_settled(self, value: Decimal) -> bool:
        """Whether the value has just the scale's decimals, and a zero no sign."""
        return value.same_quantum(_UNITS[self.scale]) and (bool(value) or not value.is_signed())

    def show(self, value: Decimal) -> str:
        return format(value, "f")

    @property
    def sound(self) -> Callable[[Any], bool]:
        low, high = self._ends
        unit = _UNITS[self.scale]
        return lambda value: type(value) is Decimal and value.same_quantum(unit) and low <= value <= high

    @property
    def _ends(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest value."""
        beyond = self.limit - _UNITS[self.scale]
        low, high = -beyond, beyond
        return low if self.min is None else max(low, self.min), high if self.max is None else min(high, self.max)


_DECIMAL = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)


def _decimal(value: object) -> Decimal:
    """A Decimal, a whole number or a number written as text; never a float, which is not exact."""
    if (isinstance(value, str) and _DECIMAL.fullmatch(value)) or (
        isinstance(value, int) and not isinstance(value, bool)
    ):
        value = Decimal(value)
    if not isinstance(value, Decimal) or not value.is_finite():
        raise Wrong("type", 'a number is asked for, with decimals as text such as "12.50"')
    return abs(value) if value.is_zero() else value


@dataclass(frozen=True, slots=True)
class Amount(Number):
    """An amount of money; its currency is the record's `currency`, or the tenant's base currency with `base`.

    Without `own` the currency stands in another record, and whoever writes the amount rounds it.
    """

    precision: int = 18
    scale: int = 4
    base: bool = False
    own: bool = True

    def parse(self, value: object) -> Decimal:
        number = _decimal(value)
        # bare super() does not work in a slotted dataclass; the record rounds to its currency when it is written
        Number.parse(self, number)
        return number

    @property
    def sound(self) -> Callable[[Any], bool]:
        low, high = self._ends
        whole, cents, finest = _UNITS[0], _UNITS[2], _UNITS[self.scale]  # as most currencies have them

        def is_sound(value: Any) -> bool:
            if type(value) is not Decimal:
                return False
            known = value.same_quantum(whole) or value.same_quantum(cents) or value.same_quantum(finest)
            return known and low <= value <= high

        return is_sound


@dataclass(frozen=True, slots=True)
class Truth(Kind):
    """True or false."""

    def parse(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise Wrong("type", "true or false is asked for")
        return value

    @property
    def sound(self) -> Callable[[Any], bool]:
        return lambda value: type(value) is bool


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day(Kind):
    """A day of the calendar, in the tenant's time zone."""

    def parse(self, value: object) -> date:
        if isinstance(value, str) and _DAY.fullmatch(value):
            with suppress(ValueError):
                return date.fromisoformat(value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise Wrong("type", "a day such as 2026-07-31 is asked for")

    def show(self, value: date) -> str:
        return value.isoformat()

    @property
    def sound(self) -> Callable[[Any], bool]:
        return lambda value: type(value) is date


_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,6})?\d*([Zz]|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Instant(Kind):
    """A moment, kept in UTC to the microsecond."""

    def parse(self, value: object) -> datetime:
        if isinstance(value, str) and _INSTANT.fullmatch(value):
            with suppress(ValueError):
                value = datetime.fromisoformat(value.upper())
        if isinstance(value, datetime) and value.tzinfo is not None:
            with suppress(OverflowError):
                return value.astimezone(UTC)
        raise Wrong("type", "a moment with its offset such as 2026-07-31T09:00:00Z is asked for")

    def show(self, value: datetime) -> str:
        return _instant(value)

    @property
    def sound(self) -> Callable[[Any], bool]:
        return lambda value: type(value) is datetime and value.tzinfo is UTC


@lru_cache(256)  # the stamps, the audit row and the event of a work all show the same moment
def _instant(value: datetime) -> str:
    text = value.isoformat()
    # as PostgreSQL shows it: no zeros at the end of the fraction
    return text if value.microsecond == 0 else text[:-6].rstrip("0") + text[-6:]


@dataclass(frozen=True, slots=True)
class LocalTime(Kind):
    """A time of the day, to the second."""

    def parse(self, value: object) -> time:
        if isinstance(value, str) and re.fullmatch(r"\d\d:\d\d(:\d\d)?", value, re.ASCII):
            with suppress(ValueError):
                return time.fromisoformat(value)
        if isinstance(value, time):
            return value
        raise Wrong("type", "a time such as 15:30:00 is asked for")

    def show(self, value: time) -> str:
        return value.isoformat("seconds")


_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Id(Kind):
    """The id of a record."""

    def parse(self, value: object) -> UUID:
        if isinstance(value, str) and _UUID.fullmatch(value):
            return UUID(value)
        if isinstance(value, UUID):
            return value
        raise Wrong("type", "an id (UUID) is asked for")

    def show(self, value: UUID) -> str:
        return id_text(value)

    @property
    def sound(self) -> Callable[[Any], bool]:
        return lambda value: isinstance(value, UUID)


id_text = lru_cache(1024)(str)
"""The text of an id: that of a record is asked for several times while it is written, the actor's again and again."""


@dataclass(frozen=True, slots=True)
class Address(Kind):
    """An IP address, version 4 or 6."""

    def parse(self, value: object) -> str:
        if isinstance(value, str):
            with suppress(ValueError):
                return str(ip_address(value))
        raise Wrong("type", "an IP address is asked for")


JSON_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Free(Kind):
    """An object or list whose inside is the user's own affair, within limits."""

    def parse(self, value: object) -> Any:
        _sound(value, JSON_DEPTH)
        return value


def _sound(value: object, depth: int) -> None:
    """Refuses what JSON or PostgreSQL cannot hold."""
    if depth == 0:
        raise Wrong("too_deep", "at most {depth} levels", depth=JSON_DEPTH)
    if isinstance(value, Mapping):
        for key, item in value.items():
            _sound(key, depth)
            _sound(item, depth - 1)
    elif isinstance(value, list):
        for item in value:
            _sound(item, depth - 1)
    elif isinstance(value, str):
        if "\0" in value or _SURROGATE.search(value):
            raise Wrong("pattern", "the value does not have the form that is asked for")
    elif isinstance(value, int) and not isinstance(value, bool):
        Whole().parse(value)
    elif value is not None and not isinstance(value, bool):
        raise Wrong("type", 'a number is asked for, with decimals as text such as "12.50"')


@dataclass(frozen=True, slots=True)
class Many(Kind):
    """A list of values of one kind."""

    of: Kind
    max: int = 200

    def parse(self, value: object) -> list[Any]:
        if not isinstance(value, list):
            raise Wrong("type", "a list is asked for")
        if len(value) > self.max:
            raise Wrong("too_long", "at most {max} entries", max=self.max)
        return [self.of.parse(item) for item in value]

    def show(self, value: list[Any]) -> list[Any]:
        return [self.of.show(item) for item in value]


# Markers: what holds for a field beside its kind.


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of a record of another module, `domain.Entity`; with `tree` no circle may come about."""

    to: str
    tree: bool = False


@dataclass(frozen=True, slots=True)
class Unique:
    """No two records that are not deleted share the value; with `folded` regardless of case."""

    folded: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """The document's number, given once and never again; taken from the sequence of this code."""

    sequence: str
    pattern: str


@dataclass(frozen=True, slots=True)
class NotBefore:
    """The day or moment is not before that of another field of the record or line, where both are given."""

    other: str
    strict: ClassVar[bool] = False

    def allows(self, value: Any, other: Any) -> bool:
        """Whether a value goes with the other field's."""
        return bool(value > other or (value == other and not self.strict))


@dataclass(frozen=True, slots=True)
class After(NotBefore):
    """The day or moment is after that of another field, where both are given."""

    strict: ClassVar[bool] = True


class Marker(StrEnum):
    """A property of a field that needs no words."""

    COMPUTED = "computed"
    IMMUTABLE = "immutable"


UNIQUE = Unique()
COMPUTED = Marker.COMPUTED
"""Written by the program alone."""
IMMUTABLE = Marker.IMMUTABLE
"""Given at creation and never changed."""

# The types that fields are declared with.

Str10 = Annotated[str, Text(10)]
Code = Annotated[str, Text(32)]
Name = Annotated[str, Text(100)]
LongName = Annotated[str, Text(200)]
Note = Annotated[str, Text(10_000, lines=True)]
Email = Annotated[
    str,
    Text(
        254,
        r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
        r"(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$",
        lower=True,
        format="email",
        says="an e-mail address is asked for",
    ),
]
Phone = Annotated[str, Text(16, r"^\+[1-9][0-9]{6,14}$", says="a phone number such as +821012345678 is asked for")]
Url = Annotated[
    str,
    Text(2000, r"^https?://[A-Za-z0-9.\-\[\]:]+([/?#][!-~]*)?$", says="an address such as https://example.com"),
]
Locale = Annotated[
    str,
    Text(16, r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", says="a locale such as ko-KR is asked for"),
]
Country = Annotated[str, OneOf("Country", COUNTRIES)]
Currency = Annotated[str, OneOf("Currency", frozenset(CURRENCIES))]
TimeZone = Annotated[str, OneOf("TimeZone", TIME_ZONES)]
Ip = Annotated[str, Address()]
Secret = Annotated[str, SecretText()]
Json = Annotated[Any, Free()]
Month = Annotated[str, Text(7, r"^[0-9]{4}-(0[1-9]|1[0-2])$", says="a month such as 2026-07 is asked for")]
Count = Annotated[int, Whole(0)]
Share = Annotated[Decimal, Number(9, 6, min=ZERO, max=Decimal(1))]
"""A fraction from 0 to 1."""
Money = Annotated[Decimal, Amount()]
BaseMoney = Annotated[Decimal, Amount(base=True)]
MoneyOfAnother = Annotated[Decimal, Amount(own=False)]
"""An amount in the currency of another record, such as that of the account that a statement is of."""
Rate = Annotated[Decimal, Number(9, 6)]
UnsignedMoney = Annotated[Decimal, Amount(min=ZERO)]
PositiveMoney = Annotated[Decimal, Amount(min=Decimal("0.0001"))]
Quantity = Annotated[Decimal, Number(18, 4)]
UnsignedQuantity = Annotated[Decimal, Number(18, 4, min=ZERO)]
PositiveQuantity = Annotated[Decimal, Number(18, 4, min=Decimal("0.0001"))]
UnitPrice = Annotated[Decimal, Number(18, 6)]
UnsignedUnitPrice = Annotated[Decimal, Number(18, 6, min=ZERO)]
ExchangeRate = Annotated[Decimal, Number(18, 8)]
OtherId = Annotated[str, Text(36)]
"""The id of a record of the other scope, or of one that may be of several modules."""

PLAIN: Mapping[type, Callable[[], Kind]] = {
    bool: Truth,
    int: Whole,
    date: Day,
    datetime: Instant,
    time: LocalTime,
    UUID: Id,
}
"""The kind of a type that needs no word beside it."""
