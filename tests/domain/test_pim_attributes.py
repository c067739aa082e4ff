"""What always holds for attributes and their sets."""

from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.pim.attribute import Attribute, AttributeOption, AttributeType
from domain.tenants.pim.attribute_set import AttributeSet, AttributeSetItem
from tests.marks import rule

LABEL = {"ko-KR": "색상", "en-US": "Colour"}


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def attribute(attribute_type: AttributeType, **given: Any) -> Attribute:
    return Attribute(code="COLOR", label=LABEL, attribute_type=attribute_type, **given)


@rule("pim.Attribute", "an axis is of type SELECT")
@pytest.mark.parametrize("attribute_type", AttributeType)
def test_only_what_is_chosen_is_an_axis(attribute_type: AttributeType) -> None:
    unit_id = UUID(int=1) if attribute_type is AttributeType.MEASURE else None
    made = attribute(attribute_type, unit_id=unit_id)
    verify(made)
    made.is_axis = True
    if attribute_type is AttributeType.SELECT:
        verify(made)
    else:
        with pytest.raises(RuleViolated):
            verify(made)


@rule("pim.Attribute", "option codes are unique in the attribute")
def test_options_are_told_apart() -> None:
    made = attribute(AttributeType.SELECT)
    made.options = [AttributeOption(code=code, label=LABEL) for code in ("RED", "BLUE")]
    verify(made)
    made.options.append(AttributeOption(code="RED", label=LABEL, is_archived=True))
    with pytest.raises(RuleViolated):
        verify(made)


def test_a_measure_has_a_unit_and_nothing_else_has() -> None:
    verify(attribute(AttributeType.MEASURE, unit_id=UUID(int=1)))
    verify(attribute(AttributeType.NUMBER))
    for wrong in (attribute(AttributeType.MEASURE), attribute(AttributeType.NUMBER, unit_id=UUID(int=1))):
        with pytest.raises(RuleViolated):
            verify(wrong)


@pytest.mark.parametrize("label", [{}, [], "색상", {"ko-KR": ""}, {"ko-KR": 1}, {"": "색상"}, {"ko-KR": ["색상"]}])
def test_labels_are_texts_by_locale(label: object) -> None:
    made = attribute(AttributeType.SELECT, options=[AttributeOption(code="RED", label=LABEL)])
    verify(made)
    made.options[0].label = label
    with pytest.raises(ValidationError) as refusal:
        verify(made)
    assert [error.field for error in refusal.value.field_errors] == ["options.0.label"]
    made.label = label
    with pytest.raises(ValidationError) as refusal:
        verify(made)
    assert [error.field for error in refusal.value.field_errors] == ["label"]


def items(*ids: int, axes: int = 0) -> list[AttributeSetItem]:
    return [AttributeSetItem(attribute_id=UUID(int=id), is_axis=place < axes) for place, id in enumerate(ids)]


@rule("pim.AttributeSet", "an attribute stands in a set once")
def test_an_attribute_stands_in_a_set_once() -> None:
    verify(AttributeSet(code="A", name="의류", attributes=items(1, 2)))
    with pytest.raises(RuleViolated):
        verify(AttributeSet(code="A", name="의류", attributes=items(1, 2, 1)))


def test_a_set_has_at_most_3_axes() -> None:
    verify(AttributeSet(code="A", name="의류", attributes=items(1, 2, 3, 4, axes=3)))
    with pytest.raises(RuleViolated):
        verify(AttributeSet(code="A", name="의류", attributes=items(1, 2, 3, 4, axes=4)))


def test_a_locale_is_required_once() -> None:
    verify(AttributeSet(code="A", name="의류", required_locales=["ko-KR", "en-US"]))
    with pytest.raises(RuleViolated):
        verify(AttributeSet(code="A", name="의류", required_locales=["ko-KR", "ko-KR"]))
