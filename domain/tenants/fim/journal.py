"""Journals: books of entries, each with its own numbers."""

import re
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import UNIQUE, Ref, Text
from domain.tenants.fim.use_status import LIFE, UseStatus

_PLACE = re.compile(r"\{(code|year|seq)(?::0\d{1,2})?\}")


class JournalKind(StrEnum):
    """Which entries a journal is for."""

    GENERAL = "GENERAL"
    SALES = "SALES"
    PURCHASE = "PURCHASE"
    CASH = "CASH"
    BANK = "BANK"
    PAYROLL = "PAYROLL"
    ASSET = "ASSET"
    TAX = "TAX"
    FX = "FX"
    CLOSING = "CLOSING"
    OPENING = "OPENING"


@entity(
    path="journals",
    title=("전표 유형", "Journal"),
    search=("code", "name"),
    filters=("kind",),
    sorts=("code", "name"),
    life=LIFE,
)
class Journal(Entity):
    """A book of entries with its own numbers."""

    code: Annotated[str, Text(10), UNIQUE]
    name: Annotated[str, Text(80)]
    kind: JournalKind
    # {year} is the fiscal year's name, or the year it starts in
    number_pattern: Annotated[str, Text(60)] = "{code}-{year}-{seq:06}"
    default_debit_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    default_credit_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    requires_approval: bool = False
    status: UseStatus = UseStatus.ACTIVE

    @always
    def has_a_sound_pattern(self) -> None:
        """Refuses a pattern that would give a number twice, or that names what no entry has."""
        if [match[1] for match in _PLACE.finditer(self.number_pattern)].count("seq") != 1:
            raise RuleViolated("the pattern holds {seq} exactly once")
        rest = _PLACE.sub("", self.number_pattern)
        if "{" in rest or "}" in rest:
            raise ValidationError.of("number_pattern", "pattern", "a place that the pattern names is not known")
