"""What always holds for plans and meters."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.bill.meter import Meter, MeterAggregation
from domain.manager.bill.plan import ChargeModel, Plan, PlanCharge, PlanLimit
from domain.manager.bill.tiers import Tier, tiers_of
from domain.manager.bill.usage_record import UsageRecord
from tests.marks import rule

M = ChargeModel
METER, QUOTA = uuid4(), uuid4()
TIERS = [{"up_to": "100000", "unit_price": 0}, {"up_to": 1000000, "unit_price": "0.5"}, {"unit_price": "0.3"}]


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def a_plan(*charges: PlanCharge, **fields: Any) -> Plan:
    return Plan(code="PRO", name="Pro", price=Decimal(249_000), charges=list(charges), **fields)


def a_charge(model: ChargeModel, **fields: Any) -> PlanCharge:
    return PlanCharge(meter_id=METER, model=model, **fields)


@pytest.mark.parametrize(
    ("model", "needs"),
    [
        (M.PER_UNIT, {"unit_price": Decimal("0.45")}),
        (M.PACKAGE, {"unit_price": Decimal(400), "package_size": Decimal(1000)}),
        (M.GRADUATED, {"tiers": TIERS}),
        (M.VOLUME, {"tiers": TIERS}),
    ],
)
def test_a_charge_has_what_its_model_reckons_with(model: ChargeModel, needs: dict[str, Any]) -> None:
    verify(a_plan(a_charge(model, **needs)))
    for missing in needs:
        given = {name: value for name, value in needs.items() if name != missing}
        with pytest.raises(RuleViolated):
            verify(a_plan(a_charge(model, **given)))


def test_tiers_are_read_with_their_fees() -> None:
    assert tiers_of([{"up_to": "10", "unit_price": "0.5", "flat_fee": 100}, {"up_to": None, "unit_price": 1}]) == (
        Tier(up_to=Decimal(10), unit_price=Decimal("0.5"), flat_fee=Decimal(100)),
        Tier(up_to=None, unit_price=Decimal(1), flat_fee=Decimal(0)),
    )


@pytest.mark.parametrize("limits", [[None], [1, None], [1, 2, None], [10, "10.000001", None]])
def test_tiers_that_grow_are_taken(limits: list[Any]) -> None:
    verify(a_plan(a_charge(M.VOLUME, tiers=[{"up_to": limit, "unit_price": 1} for limit in limits])))


@pytest.mark.parametrize(
    "limits", [[1], [1, 2], [None, None], [1, None, None], [None, 1], [2, 1, None], [2, 2, None], [1, 3, 3, None]]
)
def test_tiers_grow_and_only_the_last_is_open(limits: list[Any]) -> None:
    tiers = [{"up_to": limit, "unit_price": 1} for limit in limits]
    with pytest.raises(RuleViolated):
        verify(a_plan(a_charge(M.GRADUATED, tiers=tiers)))
    with pytest.raises(RuleViolated):
        verify(a_plan(a_charge(M.PER_UNIT, unit_price=Decimal(1), tiers=tiers)))


@pytest.mark.parametrize(
    "tiers",
    [
        [],
        {},
        "free",
        [1],
        [{}],
        [{"up_to": None}],
        [{"unit_price": -1}],
        [{"unit_price": "much"}],
        [{"unit_price": 1, "flat_fee": -1}],
        [{"unit_price": 1, "up_to": 0}, {"unit_price": 1}],
        [{"unit_price": 1, "from": 0}],
    ],
)
def test_tiers_have_their_form(tiers: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        verify(a_plan(a_charge(M.PER_UNIT, unit_price=Decimal(1)), a_charge(M.VOLUME, tiers=tiers)))
    assert caught.value.field_errors[0].field == "charges.1.tiers"


def test_a_quota_is_limited_once() -> None:
    limits = [PlanLimit(quota_id=QUOTA, limit_value=Decimal(3)), PlanLimit(quota_id=uuid4())]
    verify(a_plan(limits=limits))
    with pytest.raises(RuleViolated):
        verify(a_plan(limits=[*limits, PlanLimit(quota_id=QUOTA)]))


@pytest.mark.parametrize(
    ("keys", "right"), [(None, True), ([], True), (["sso"], True), (["sso", 1], False), ({}, False)]
)
def test_a_plan_entitles_to_flags_by_their_keys(keys: Any, right: bool) -> None:
    if right:
        verify(a_plan(entitlements=keys))
    else:
        with pytest.raises(ValidationError, match="entitlements"):
            verify(a_plan(entitlements=keys))


@rule("bill.Meter", "UNIQUE_COUNT needs unique_property")
def test_counting_different_ones_needs_a_property() -> None:
    for aggregation in MeterAggregation:
        meter = Meter(code="users", name="Users", unit="user", aggregation=aggregation, unique_property="user_id")
        verify(meter)
        meter.unique_property = None
        if aggregation is MeterAggregation.UNIQUE_COUNT:
            with pytest.raises(RuleViolated):
                verify(meter)
        else:
            verify(meter)


@rule(
    "bill.UsageRecord",
    "quantity of 0 or less is refused; corrections are made by a credit note or an adjustment, never by deleting",
)
def test_a_use_is_more_than_nothing_and_stays() -> None:
    record = UsageRecord(
        tenant_id=UUID(int=1), meter_id=METER, idempotency_key="1", occurred_at=datetime(2026, 7, 1, tzinfo=UTC)
    )
    for quantity, right in (("1", True), ("0.000001", True), ("0", False), ("-1", False)):
        record.quantity = Decimal(quantity)
        if right:
            verify(record)
        else:
            with pytest.raises(ValidationError, match="quantity"):
                verify(record)
    assert module_of(UsageRecord).actions == ("create", "read")
