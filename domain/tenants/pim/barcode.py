"""Barcodes: the codes that are scanned to name variants."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import UNIQUE, Ref, Text


class BarcodeSymbology(StrEnum):
    """How the code is printed."""

    EAN13 = "EAN13"
    EAN8 = "EAN8"
    UPC_A = "UPC_A"
    ITF14 = "ITF14"
    CODE128 = "CODE128"
    QR = "QR"
    INTERNAL = "INTERNAL"


LENGTHS = {
    BarcodeSymbology.EAN13: 13,
    BarcodeSymbology.EAN8: 8,
    BarcodeSymbology.UPC_A: 12,
    BarcodeSymbology.ITF14: 14,
}
"""How many digits the codes of GS1 have, the last of them the check digit."""


@entity(
    path="barcodes",
    title=("바코드", "Barcode"),
    search=("value",),
    filters=("variant_id", "unit_id", "symbology"),
    sorts=("value",),
)
class Barcode(Entity):
    """A code that names a variant in one of its units."""

    value: Annotated[str, Text(48), UNIQUE]
    variant_id: Annotated[UUID, Ref("pim.Variant")]
    unit_id: Annotated[UUID, Ref("pim.UnitOfMeasure")]
    symbology: BarcodeSymbology = BarcodeSymbology.EAN13
    is_primary: bool = False

    @always
    def proves_itself(self) -> None:
        """Refuses a code of GS1 that was mistyped."""
        length = LENGTHS.get(self.symbology)
        if length is not None and not (len(self.value) == length and has_right_check_digit(self.value)):
            raise RuleViolated("EAN13, EAN8, UPC_A and ITF14 have their length and a right check digit")


def has_right_check_digit(code: str) -> bool:
    """Whether these are digits of which the last proves the others, by the rule of GS1 for codes of any length."""
    if not (code.isascii() and code.isdigit()):
        return False
    # counted from the right, the check digit once, its neighbour three times, and so on
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(code))) % 10 == 0
