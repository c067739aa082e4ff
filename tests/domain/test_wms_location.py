"""What always holds for a place of a warehouse."""

from uuid import UUID

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.wms.location import Location, LocationKind, LocationStatus, span
from tests.marks import rule


def place(**given: object) -> Location:
    made = Location(warehouse_id=UUID(int=1), code="A-01")
    for name, value in given.items():
        setattr(made, name, value)
    return made


@rule("wms.Location", "only STORAGE and PICK_FACE can be reservable")
@pytest.mark.parametrize("kind", LocationKind)
def test_only_stored_goods_can_be_promised(kind: LocationKind) -> None:
    module_of(Location).verify(place(kind=kind, is_reservable=False))
    if kind in ("STORAGE", "PICK_FACE"):
        module_of(Location).verify(place(kind=kind, is_reservable=True))
    else:
        with pytest.raises(RuleViolated):
            module_of(Location).verify(place(kind=kind, is_reservable=True))


def test_a_system_place_is_not_archived() -> None:
    module_of(Location).verify(place(status=LocationStatus.ARCHIVED))
    with pytest.raises(RuleViolated):
        module_of(Location).verify(place(status=LocationStatus.ARCHIVED, is_system=True))


def test_only_a_blocked_place_is_unblocked() -> None:
    made = place(status=LocationStatus.BLOCKED)
    made.unblock()
    assert made.status is LocationStatus.ACTIVE
    archived = place(status=LocationStatus.ARCHIVED)
    with pytest.raises(RuleViolated):
        archived.unblock()


def test_a_range_names_what_lies_between() -> None:
    assert span("aisle", "A", "D") == ["A", "B", "C", "D"]
    assert span("rack", "08", "11") == ["08", "09", "10", "11"]
    assert span("rack", "1", "1") == ["1"]
    assert len(span("rack", "1", "1000")) == 1000
    for first, last in [("B", "A"), ("2", "1"), ("A", "10"), ("AA", "AB"), ("1", "1001"), ("1", "99999999")]:
        with pytest.raises(ValidationError):
            span("rack", first, last)
