"""What always holds for settings, quotas and changes to them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.cnfg.config_change import ConfigApproval, ConfigChange, ConfigDecision, ConfigTarget
from domain.manager.cnfg.quota import Quota
from domain.manager.cnfg.system_setting import SettingType, SystemSetting
from tests.marks import rule

ID, OTHER, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)
NOW = datetime(2026, 8, 1, tzinfo=UTC)
T = SettingType


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def setting(value_type: SettingType, value: object, **given: Any) -> SystemSetting:
    return SystemSetting(key="config.approvals", value_type=value_type, value=value, **given)


TYPES: list[tuple[SettingType, list[Any], list[Any]]] = [
    (T.BOOL, [True, False], [1, "true", None]),
    (T.INT, [0, -7], ["7", True, [7]]),
    (T.DECIMAL, [7, "7", "-0.25"], ["", "7,5", "1e3", True, None]),
    (T.STRING, ["a", ""], [1, True, ["a"]]),
    (T.JSON, [[1], {"a": "b"}, "a", 1], []),
    (T.SECRET, ["s3cret"], [1, {"a": "b"}]),
]
TWO_TO_FIVE: dict[str, Any] = {"min_value": Decimal(2), "max_value": Decimal(5)}
BOUNDS: list[tuple[SettingType, dict[str, Any], list[Any], list[Any]]] = [
    (T.INT, TWO_TO_FIVE, [2, 3, 5], [1, 6]),
    (T.INT, {"min_value": Decimal(0)}, [0, 7], [-1]),
    (T.INT, {"max_value": Decimal(0)}, [0, -7], [1]),
    (T.DECIMAL, TWO_TO_FIVE, ["2", "5.000", 4], ["1.999999", "5.000001"]),
    (T.STRING, {"allowed_values": ["daily", "weekly"]}, ["daily"], ["hourly", "Daily"]),
    (T.DECIMAL, {"allowed_values": ["0.5", 1]}, ["0.50", "1.0"], ["0.6", 2]),
    (T.INT, TWO_TO_FIVE | {"allowed_values": [3, 7]}, [3], [4, 7]),
]


@rule("cnfg.SystemSetting", "a value of the wrong type or outside the bounds is refused")
def test_the_value_of_a_setting_is_of_its_type_and_within_its_bounds() -> None:
    for value_type, sound, wrong in TYPES:
        for value in sound:
            verify(setting(value_type, value))
        for value in wrong:
            with pytest.raises(ValidationError, match="value"):
                verify(setting(value_type, value))
    for value_type, bounds, sound, wrong in BOUNDS:
        for value in sound:
            verify(setting(value_type, value, **bounds))
        for value in wrong:
            with pytest.raises(ValidationError, match="outside its bounds"):
                verify(setting(value_type, value, **bounds))


def test_bounds_of_numbers_say_nothing_of_texts() -> None:
    verify(setting(T.STRING, "9", **TWO_TO_FIVE))


def change(target: ConfigTarget = ConfigTarget.FLAG, **given: Any) -> ConfigChange:
    made: dict[str, Any] = {"target_id": str(ID), "patch": {"enabled": True}, "reason": "출시", "created_by": ID}
    return ConfigChange(target_type=target, **{**made, **given})


@pytest.mark.parametrize("patch", [{}, ["enabled"], "enabled"])
def test_a_change_changes_something(patch: object) -> None:
    verify(change())
    with pytest.raises(ValidationError, match="patch"):
        verify(change(patch=patch))


@pytest.mark.parametrize("target", ConfigTarget)
def test_only_an_override_can_be_new(target: ConfigTarget) -> None:
    verify(change(target))
    if target is ConfigTarget.OVERRIDE:
        verify(change(target, target_id="new"))
    else:
        with pytest.raises(ValidationError, match="only an override"):
            verify(change(target, target_id="new"))
    with pytest.raises(ValidationError, match="target_id"):
        verify(change(target, target_id="dark-mode"))


def decision(user: UUID, decision: ConfigDecision = ConfigDecision.APPROVED) -> ConfigApproval:
    return ConfigApproval(user_id=user, decision=decision, decided_at=NOW)


def test_nobody_approves_their_own_request_or_decides_twice() -> None:
    verify(change(approvals=[decision(OTHER), decision(THIRD)]))
    verify(change(approvals=[decision(OTHER), decision(ID, ConfigDecision.REJECTED)]))
    with pytest.raises(RuleViolated, match="their own"):
        verify(change(approvals=[decision(OTHER), decision(ID)]))
    with pytest.raises(RuleViolated, match="once"):
        verify(change(approvals=[decision(OTHER), decision(OTHER, ConfigDecision.REJECTED)]))


def test_a_quota_warns_at_different_rates() -> None:
    quota = Quota(code="seats", name="좌석", unit="석")
    assert quota.warn_at == [Decimal("0.8"), Decimal(1)]
    verify(quota)
    quota.warn_at.append(Decimal("0.80"))
    with pytest.raises(RuleViolated, match="rates"):
        verify(quota)


def test_a_limit_is_never_negative() -> None:
    verify(Quota(code="seats", name="좌석", unit="석", default_limit=Decimal(0)))
    with pytest.raises(ValidationError, match="default_limit"):
        verify(Quota(code="seats", name="좌석", unit="석", default_limit=Decimal("-0.000001")))
