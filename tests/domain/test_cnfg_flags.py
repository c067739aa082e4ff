"""What always holds for flags, their overrides and segments."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.cnfg.condition import Operator
from domain.manager.cnfg.feature_flag import FeatureFlag, FlagRule, FlagValueType, FlagVariant
from domain.manager.cnfg.flag_override import FlagOverride
from domain.manager.cnfg.segment import Segment
from domain.manager.cnfg.unit import Unit
from tests.marks import rule

ID = UUID(int=1)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def flag(values: dict[str, Any] | None = None, *weights: int, **given: Any) -> FeatureFlag:
    values = {"off": False, "on": True} if values is None else values
    variants = [FlagVariant(key=key, value=value) for key, value in values.items()]
    for variant, weight in zip(variants, weights, strict=False):
        variant.weight = weight
    named: dict[str, Any] = {"key": "dark-mode", "name": "어두운 화면", "off_variant": "off", "default_variant": "on"}
    return FeatureFlag(**{**named, "owner_id": ID, "variants": variants, **given})


def test_a_flag_names_its_own_variants() -> None:
    verify(flag())
    verify(flag(rules=[FlagRule(position=1, variant="off"), FlagRule(position=2)]))
    cases: list[dict[str, Any]] = [{"off_variant": "blue"}, {"default_variant": "blue"}, {"variants": []}]
    for wrong in cases:
        with pytest.raises(ValidationError, match="no such variant"):
            verify(flag(**wrong))
    with pytest.raises(ValidationError, match=r"rules\.1\.variant"):
        verify(flag(rules=[FlagRule(position=1), FlagRule(position=2, variant="blue")]))


def test_the_variants_of_a_flag_have_different_keys() -> None:
    made = flag()
    made.variants.append(FlagVariant(key="on", value=False))
    with pytest.raises(RuleViolated, match="different keys"):
        verify(made)


@pytest.mark.parametrize(
    ("value_type", "sound", "wrong"),
    [
        (FlagValueType.BOOL, [True, False], [1, "true"]),
        (FlagValueType.STRING, ["a", "b"], [1, True]),
        (FlagValueType.NUMBER, [7, "-0.25"], [True, "7a"]),
        (FlagValueType.JSON, [[1], {"a": 1}], []),
    ],
)
def test_the_values_of_a_flag_are_of_its_type(value_type: FlagValueType, sound: list[Any], wrong: list[Any]) -> None:
    off, on = sound
    verify(flag({"off": off, "on": on}, value_type=value_type))
    for value in wrong:
        with pytest.raises(ValidationError, match=value_type):
            verify(flag({"off": off, "on": value}, value_type=value_type))


@pytest.mark.parametrize(("first", "second"), [(5000, 4999), (5000, 5001), (0, 1)])
def test_weights_fill_the_scale_or_are_not_used(first: int, second: int) -> None:
    verify(flag(None, 0, 0))
    verify(flag(None, 7000, 3000))
    with pytest.raises(RuleViolated, match="10,000"):
        verify(flag(None, first, second))


def test_the_rules_of_a_flag_have_their_places_and_sound_conditions() -> None:
    condition = {"attribute": "app_version", "operator": "SEMVER_GTE", "values": ["2.1.0"]}
    verify(flag(rules=[FlagRule(position=2, conditions=[condition]), FlagRule(position=1)]))
    with pytest.raises(RuleViolated, match="positions"):
        verify(flag(rules=[FlagRule(position=2), FlagRule(position=1), FlagRule(position=2)]))
    with pytest.raises(ValidationError, match=r"rules\.0\.conditions"):
        verify(flag(rules=[FlagRule(position=1, conditions=[condition | {"attribute": ""}])]))


@pytest.mark.parametrize("percent", ["-0.01", "100.01"])
def test_a_percentage_goes_from_0_to_100(percent: str) -> None:
    verify(flag(rollout_percent=Decimal(100), rules=[FlagRule(position=1, percent=Decimal(0))]))
    with pytest.raises(ValidationError, match="rollout_percent"):
        verify(flag(rollout_percent=Decimal(percent)))
    with pytest.raises(ValidationError, match=r"rules\.0\.percent"):
        verify(flag(rules=[FlagRule(position=1, percent=Decimal(percent))]))


@pytest.mark.parametrize("key", ["Dark", "dark mode", "어두운"])
def test_the_key_of_a_flag_has_small_letters(key: str) -> None:
    verify(flag(key="dark.mode_2-b"))
    with pytest.raises(ValidationError, match="key"):
        verify(flag(key=key))


def test_an_override_is_for_somebody() -> None:
    def override(**given: Any) -> FlagOverride:
        return FlagOverride(flag_id=ID, variant="on", reason="시험", **given)

    verify(override(tenant_id=ID))
    verify(override(user_id=ID))
    verify(override(tenant_id=ID, user_id=ID))
    with pytest.raises(RuleViolated, match="tenant, a user or both"):
        verify(override())


def segment(*conditions: object) -> Segment:
    return Segment(key="korea", name="한국", unit=Unit.TENANT, conditions=list(conditions))


def asks(attribute: object = "country", operator: object = "EQ", values: object = None) -> dict[str, object]:
    return {"attribute": attribute, "operator": operator, "values": ["KR"] if values is None else values}


@rule(
    "cnfg.Segment",
    "attributes: plan_code, country, region, locale, created_at, mrr, seats, health_score, user_type, roles, "
    "email_domain",
)
def test_a_segment_asks_for_attributes_that_are_known() -> None:
    known = ["plan_code", "country", "region", "locale", "created_at", "mrr", "seats", "health_score", "user_type"]
    known += ["roles", "email_domain"]
    for attribute in known:
        verify(segment(asks(), asks(attribute)))
    for unknown in ("password", "COUNTRY", "", 1, None, ["country"]):
        with pytest.raises(ValidationError, match=r"conditions\.1\.attribute"):
            verify(segment(asks(), asks(unknown)))


def test_a_segment_has_a_list_of_whole_conditions() -> None:
    verify(segment())
    for wrong in ("country", {"attribute": "country"}, asks() | {"unit": "TENANT"}):
        with pytest.raises(ValidationError, match="an attribute, an operator and values"):
            verify(segment(wrong))
    made = segment()
    made.conditions = asks()
    with pytest.raises(ValidationError, match="list of conditions"):
        verify(made)


@pytest.mark.parametrize("operator", Operator)
def test_an_operator_takes_the_values_that_it_compares_with(operator: Operator) -> None:
    many = operator in (Operator.IN, Operator.NOT_IN)
    exists = operator is Operator.EXISTS
    for values, fits in (
        ([], exists),
        ([True], True),
        (["KR"], not exists),
        ([7], not exists),
        (["KR", "JP"], many),
        ([True, False], many),
        ([None], False),
        ([["KR"]], False),
        ("KR", False),
    ):
        if fits:
            verify(segment(asks("country", operator.value, values)))
        else:
            with pytest.raises(ValidationError, match=r"conditions\.0\.values"):
                verify(segment(asks("country", operator.value, values)))


@pytest.mark.parametrize("operator", ["LIKE", "eq", None, ["EQ"]])
def test_an_operator_is_one_that_there_is(operator: object) -> None:
    with pytest.raises(ValidationError, match=r"conditions\.0\.operator"):
        verify(segment(asks("country", operator)))
