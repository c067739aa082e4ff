"""What always holds for barcodes, bundles and packages."""

from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.pim.barcode import Barcode, BarcodeSymbology
from domain.tenants.pim.bundle import Bundle, BundleComponent
from domain.tenants.pim.unit_conversion import UnitConversion
from tests.marks import rule

ID, A, B = UUID(int=1), UUID(int=2), UUID(int=3)
S = BarcodeSymbology


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def barcode(symbology: BarcodeSymbology, value: str) -> Barcode:
    return Barcode(value=value, variant_id=ID, unit_id=ID, symbology=symbology)


@rule("pim.Barcode", "EAN13, EAN8, UPC_A and ITF14 have their length and a right check digit")
@pytest.mark.parametrize(
    ("symbology", "value"),
    [(S.EAN13, "8801234567893"), (S.EAN8, "96385074"), (S.UPC_A, "036000291452"), (S.ITF14, "18801234567890")],
)
def test_a_code_proves_itself(symbology: BarcodeSymbology, value: str) -> None:
    verify(barcode(symbology, value))
    mistyped = [value[:-1] + str(digit) for digit in range(10) if str(digit) != value[-1]]
    # a leading 0 keeps the check digit right, so that the length alone is wrong
    for wrong in (*mistyped, "0" + value, value[1:], value[:-1] + "X", value[:-1] + "٣"):
        with pytest.raises(RuleViolated):
            verify(barcode(symbology, wrong))


def test_a_shorter_code_is_refused_for_its_length_alone() -> None:
    verify(barcode(S.UPC_A, "036000291452"))
    verify(barcode(S.EAN13, "0036000291452"))
    with pytest.raises(RuleViolated):
        verify(barcode(S.EAN13, "036000291452"))


@pytest.mark.parametrize("symbology", [S.CODE128, S.QR, S.INTERNAL])
def test_other_codes_are_free(symbology: BarcodeSymbology) -> None:
    verify(barcode(symbology, "창고-7"))


def bundle(*variant_ids: UUID, quantity: str = "1") -> Bundle:
    parts = [BundleComponent(variant_id=id, quantity=Decimal(quantity), unit_id=ID) for id in variant_ids]
    return Bundle(variant_id=ID, components=parts)


def test_a_bundle_is_made_of_others() -> None:
    verify(bundle(A))
    verify(bundle(A, B))
    for wrong in ((), (A, B, A), (A, ID)):
        with pytest.raises(RuleViolated):
            verify(bundle(*wrong))


def test_a_component_has_a_quantity() -> None:
    verify(bundle(A, quantity="0.0001"))
    with pytest.raises(ValidationError):
        verify(bundle(A, quantity="0"))


@pytest.mark.parametrize(("factor", "sound"), [("0.0000000001", True), ("0", False), ("-1", False)])
def test_a_package_holds_something(factor: str, sound: bool) -> None:
    made = UnitConversion(product_id=ID, unit_id=ID, factor=Decimal(factor))
    if sound:
        verify(made)
    else:
        with pytest.raises(ValidationError):
            verify(made)
