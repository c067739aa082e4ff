"""Tax tables: the brackets that pay is taxed by."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import ZERO, NotBefore, Share, Text, UnsignedMoney


class TaxPeriod(StrEnum):
    """Whether the brackets are of a month's or a year's pay."""

    MONTH = "MONTH"
    YEAR = "YEAR"


@line
class TaxBracket(Line):
    """A part of the pay and the rate that is due on it; the last one is open upwards."""

    lower: UnsignedMoney
    upper: UnsignedMoney | None = None
    rate: Share


@entity(
    path="tax-tables",
    title=("세율표", "Tax table"),
    search=("code", "name"),
    filters=("code", "valid_from"),
    sorts=("code", "name", "valid_from"),
    unique=(("code", "valid_from"),),
)
class TaxTable(Entity):
    """The rising rates by which parts of the pay are taxed, from a day on."""

    code: Annotated[str, Text(30)]
    name: Annotated[str, Text(80)]
    period: TaxPeriod = TaxPeriod.MONTH
    valid_from: date
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None
    per_dependent_deduction: UnsignedMoney = ZERO  # taken from the base for each tax dependent
    brackets: list[TaxBracket] = field(default_factory=list[TaxBracket])

    @always
    def has_gapless_brackets(self) -> None:
        """Refuses brackets that leave a part of the pay out or tax it twice, and a table without any."""
        brackets = self.brackets
        starts_at_zero = bool(brackets) and brackets[0].lower == 0
        follow = all(one.upper == following.lower for one, following in pairwise(brackets))
        last_is_open = bool(brackets) and brackets[-1].upper is None
        if not (starts_at_zero and follow and last_is_open):
            raise RuleViolated(
                "the first bracket starts at 0, each next starts where the one before ends, only the last is open"
            )
        if any(one.upper is not None and one.upper <= one.lower for one in brackets):
            raise RuleViolated("a bracket ends above where it starts")
