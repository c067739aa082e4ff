"""Locations: the places that stock can lie in."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, Code, Number, Ref, Text

Weight = Annotated[Decimal, Number(12, 4, min=Decimal(0))]
Volume = Annotated[Decimal, Number(16, 2, min=Decimal(0))]
Part = Annotated[str, Text(8)]
LONGEST_SPAN = 1000
"""Names that one range may have."""


class LocationKind(StrEnum):
    """What a place is for."""

    STORAGE = "STORAGE"
    PICK_FACE = "PICK_FACE"
    INPUT = "INPUT"
    QUALITY = "QUALITY"
    OUTPUT = "OUTPUT"
    TRANSIT = "TRANSIT"
    QUARANTINE = "QUARANTINE"


RESERVABLE = frozenset({LocationKind.STORAGE, LocationKind.PICK_FACE})
"""The kinds of places whose stock may be promised."""
SYSTEM_KINDS = (
    LocationKind.INPUT,
    LocationKind.QUALITY,
    LocationKind.OUTPUT,
    LocationKind.TRANSIT,
    LocationKind.QUARANTINE,
)
"""The kinds of which every warehouse has a place of its own."""


class Mixing(StrEnum):
    """What may lie in a place together."""

    ANY = "ANY"
    ONE_VARIANT = "ONE_VARIANT"
    ONE_LOT = "ONE_LOT"


class LocationStatus(StrEnum):
    """Whether stock may be put in and taken out."""

    ACTIVE = "ACTIVE"
    BLOCKED = "BLOCKED"
    ARCHIVED = "ARCHIVED"


S = LocationStatus
LIFE = Life(
    {S.ACTIVE: (S.BLOCKED, S.ARCHIVED), S.BLOCKED: (S.ACTIVE, S.ARCHIVED), S.ARCHIVED: (S.ACTIVE,)},
    by_command={S.BLOCKED: "block", (S.BLOCKED, S.ACTIVE): "unblock"},
)


@entity(
    path="locations",
    title=("로케이션", "Location"),
    search=("code", "barcode"),
    filters=("warehouse_id", "zone_id", "kind", "is_reservable", "aisle"),
    sorts=("code", "pick_sequence"),
    unique=(("warehouse_id", "code"),),
    life=LIFE,
)
class Location(Entity):
    """A place that stock can lie in."""

    warehouse_id: Annotated[UUID, Ref("wms.Warehouse"), IMMUTABLE]
    zone_id: Annotated[UUID, Ref("wms.Zone")] | None = None
    code: Code
    kind: LocationKind = LocationKind.STORAGE
    barcode: Annotated[str, Text(48), UNIQUE] | None = None
    aisle: Part | None = None
    rack: Part | None = None
    level: Part | None = None
    bin: Part | None = None
    pick_sequence: int = 0
    mixing: Mixing = Mixing.ANY
    capacity_quantity: Annotated[Decimal, Number(18, 4, min=Decimal(0))] | None = None
    capacity_weight_kg: Weight | None = None
    capacity_volume_cm3: Volume | None = None
    is_reservable: bool = True
    is_system: Annotated[bool, COMPUTED] = False
    used_weight_kg: Annotated[Weight, COMPUTED] | None = None
    used_volume_cm3: Annotated[Volume, COMPUTED] | None = None
    status: LocationStatus = S.ACTIVE

    @always
    def promises_only_stored_goods(self) -> None:
        """Refuses to promise what lies in a place of passage."""
        if self.is_reservable and self.kind not in RESERVABLE:
            raise RuleViolated("only STORAGE and PICK_FACE can be reservable")

    @always
    def keeps_system_places(self) -> None:
        """Refuses to retire a place that the warehouse works with."""
        if self.status is S.ARCHIVED:
            self.refuse_if_system()

    def refuse_if_system(self) -> None:
        """Refuses what would take a place away from the warehouse that works with it."""
        if self.is_system:
            raise RuleViolated("a system place can be neither ARCHIVED nor deleted")

    def unblock(self) -> None:
        """Lets stock come in and go out again."""
        if self.status is not S.BLOCKED:
            raise RuleViolated("only a BLOCKED place is unblocked")
        self.advance(S.ACTIVE)


def span(field: str, first: str, last: str) -> list[str]:
    """The names from the first to the last: numbers with the first's digits, or single capital letters."""
    if first.isascii() and last.isascii() and first.isdigit() and last.isdigit():
        numbers = range(int(first), int(last) + 1)
        if 0 < len(numbers) <= LONGEST_SPAN:
            return [str(number).rjust(len(first), "0") for number in numbers]
    if len(first) == len(last) == 1 and "A" <= first <= last <= "Z":
        return [chr(letter) for letter in range(ord(first), ord(last) + 1)]
    raise ValidationError.of(field, "range", "a range such as A to F or 01 to 40 is asked for")
