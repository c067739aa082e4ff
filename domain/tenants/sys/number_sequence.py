"""Number sequences: how documents are numbered."""

import re
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Text, Whole

NUMBER_LENGTH = 32
"""Characters that a document's number may have."""
_PLACE = re.compile(r"\{(year|month|branch|seq)(?::0(\d{1,2}))?\}")


class NumberMode(StrEnum):
    """Whether numbers are taken with the document's transaction, without a gap, or in blocks ahead of it."""

    GAPLESS = "GAPLESS"
    FAST = "FAST"


class NumberReset(StrEnum):
    """When the numbers begin anew."""

    NEVER = "NEVER"
    YEARLY = "YEARLY"
    MONTHLY = "MONTHLY"


_PERIOD_FORMS = {NumberReset.YEARLY: r"\d{4}", NumberReset.MONTHLY: r"\d{4}-(0[1-9]|1[0-2])"}


@line
class NumberCounter(Line):
    """The next number of a period; a sequence that never begins anew has one counter without a period."""

    period: Annotated[str, Text(16), COMPUTED] | None = None
    next_value: Annotated[int, Whole(1), COMPUTED] = 1
    last_document_date: Annotated[date, COMPUTED] | None = None


@entity(
    path="number-sequences",
    title=("채번 규칙", "Number sequence"),
    search=("code",),
    filters=("mode",),
    sorts=("code",),
)
class NumberSequence(Entity):
    """How a kind of document is numbered."""

    code: Annotated[str, Text(64), UNIQUE, IMMUTABLE]
    pattern: Annotated[str, Text(64)]
    mode: NumberMode = NumberMode.FAST
    reset: NumberReset = NumberReset.YEARLY
    per_branch: bool = False
    chronological: bool = False
    start: Annotated[int, Whole(1)] = 1
    counters: list[NumberCounter] = field(default_factory=list[NumberCounter])

    @always
    def has_a_sound_pattern(self) -> None:
        """Refuses a pattern that could give a number twice, or none that fits a document."""
        found = [match[1] for match in _PLACE.finditer(self.pattern)]
        rest = _PLACE.sub("", self.pattern)
        if found.count("seq") != 1:
            raise RuleViolated("the pattern holds {seq} exactly once")
        if "{" in rest or "}" in rest:
            raise ValidationError.of("pattern", "pattern", "a place that the pattern names is not known")
        if self.reset is not NumberReset.NEVER and "year" not in found:
            raise RuleViolated("the pattern holds {year} when the numbers begin anew each year or month")
        if self.reset is NumberReset.MONTHLY and "month" not in found:
            raise RuleViolated("the pattern holds {month} when the numbers begin anew each month")
        if self.per_branch and "branch" not in found:
            raise RuleViolated("the pattern holds {branch} when each branch has its own numbers")
        if len(self.text(date.max, 1)) > NUMBER_LENGTH:
            raise ValidationError.of("pattern", "too_long", "at most {max} characters", max=NUMBER_LENGTH)

    def period(self, day: date) -> str | None:
        """The period that a document of this day is numbered in."""
        if self.reset is NumberReset.NEVER:
            return None
        return f"{day.year:04}" if self.reset is NumberReset.YEARLY else f"{day.year:04}-{day.month:02}"

    def check_period(self, period: str | None) -> None:
        """Refuses what is no period of this sequence."""
        form = _PERIOD_FORMS.get(self.reset)
        if form is None and period is None:
            return
        if form is None or period is None or not re.fullmatch(form, period, re.ASCII):
            raise ValidationError.of("period", "pattern", "the value does not have the form that is asked for")

    def counter(self, period: str | None) -> NumberCounter | None:
        """The counter of a period, once there is one."""
        return next((one for one in self.counters if one.period == period), None)

    def next_value(self, period: str | None) -> int:
        """The number that comes next in a period."""
        counter = self.counter(period)
        return counter.next_value if counter else self.start

    def take(self, day: date, count: int = 1) -> int:
        """Takes so many numbers for documents of a day; returns the first."""
        counter = self._counter_to_write(self.period(day))
        last = counter.last_document_date
        if self.chronological and last is not None and day < last:
            raise RuleViolated("a document dated before the last one of its sequence is refused", last=last.isoformat())
        first = counter.next_value
        counter.next_value += count
        counter.last_document_date = max(day, last or day)
        return first

    def raise_to(self, period: str | None, value: int) -> None:
        """Makes a later number the next one of a period."""
        self.check_period(period)
        if value < self.next_value(period):
            raise RuleViolated("the next number can only be raised")
        counter = self._counter_to_write(period)
        if self.mode is NumberMode.GAPLESS and counter.last_document_date is not None:
            raise RuleViolated(
                "in a GAPLESS sequence the next number can be raised only before its first use in the period"
            )
        counter.next_value = value

    def text(self, day: date, value: int) -> str:
        """The number as a document of a day shows it; it grows beyond the digits that the pattern asks for."""
        return _form(self.pattern, day).format(value)

    def _counter_to_write(self, period: str | None) -> NumberCounter:
        counter = self.counter(period)
        if counter is None:
            counter = NumberCounter(period=period, next_value=self.start)
            self.counters.append(counter)
        return counter


@lru_cache(1024)
def _form(pattern: str, day: date) -> str:
    """The pattern as a format of the running number alone, for documents of a day."""
    values = {"year": f"{day.year:04}", "month": f"{day.month:02}", "branch": ""}

    def filled(place: re.Match[str]) -> str:
        name, width = place[1], int(place[2] or 0)
        return f"{{:0>{width}}}" if name == "seq" else values[name].rjust(width, "0")

    return _PLACE.sub(filled, pattern)


def default_reset(pattern: str) -> NumberReset:
    """When the numbers of a pattern begin anew: with the shortest period that it names."""
    places = {match[1] for match in _PLACE.finditer(pattern)}
    if "year" not in places:
        return NumberReset.NEVER
    return NumberReset.MONTHLY if "month" in places else NumberReset.YEARLY
