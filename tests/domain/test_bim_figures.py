"""What always holds for datasets, metrics, KPIs, targets and scorecards."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.bim.dataset import (
    Aggregate,
    Dataset,
    DatasetDimension,
    DatasetMeasure,
    DimensionType,
    RowScope,
)
from domain.tenants.bim.kpi import AlertCondition, Kpi, KpiAlertRule
from domain.tenants.bim.kpi_value import KpiValue, ValueSource
from domain.tenants.bim.metric import Metric, MetricKind
from domain.tenants.bim.scorecard import Scorecard, ScorecardItem, ScorecardStatus
from domain.tenants.bim.target import Target, TargetPeriod
from tests.marks import rule

ID = UUID(int=1)
DAY = date(2026, 7, 1)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def refused(record: Entity) -> bool:
    """Whether a rule of the business refuses the record."""
    try:
        verify(record)
    except RuleViolated:
        return True
    return False


def dataset(**given: Any) -> Dataset:
    return Dataset(code="SALES", name="매출", source="srm.SalesInvoice", **given)


def test_columns_of_a_dataset_are_told_apart() -> None:
    def named(*names: str) -> Dataset:
        dimensions = [DatasetDimension(name=name, path=name, type=DimensionType.STRING) for name in names[:2]]
        measures = [DatasetMeasure(name=name, aggregate=Aggregate.SUM, column="amount") for name in names[2:]]
        return dataset(dimensions=dimensions, measures=measures)

    verify(named("partner", "month", "net", "tax"))
    for wrong in (("month", "month"), ("partner", "month", "net", "net"), ("partner", "month", "month")):
        assert refused(named(*wrong))


def test_rows_are_narrowed_by_a_field() -> None:
    verify(dataset())
    for scope in (RowScope.DEPARTMENT, RowScope.OWN):
        assert refused(dataset(row_scope=scope))
        verify(dataset(row_scope=scope, scope_field="owner_id"))


@pytest.mark.parametrize("aggregate", Aggregate)
def test_a_measure_names_its_column(aggregate: Aggregate) -> None:
    measure = DatasetMeasure(name="n", aggregate=aggregate)
    made = dataset(measures=[DatasetMeasure(name="net", aggregate=Aggregate.SUM, column="net_amount"), measure])
    assert refused(made) is (aggregate is not Aggregate.COUNT)
    measure.column = "amount"
    verify(made)


PARTS = {
    MetricKind.MEASURE: {"dataset_id", "measure"},
    MetricKind.RATIO: {"numerator_id", "denominator_id"},
    MetricKind.DIFFERENCE: {"numerator_id", "denominator_id"},
    MetricKind.CUMULATIVE: {"base_metric_id"},
    MetricKind.GROWTH: {"base_metric_id"},
}


@pytest.mark.parametrize("kind", MetricKind)
def test_a_metric_has_the_parts_of_its_kind(kind: MetricKind) -> None:
    names = sorted(set().union(*PARTS.values()))
    for chosen in product((True, False), repeat=len(names)):
        given: dict[str, Any] = {name: ID for name, is_given in zip(names, chosen, strict=True) if is_given}
        if "measure" in given:
            given["measure"] = "net"
        assert refused(Metric(code="M", name="지표", kind=kind, **given)) is (set(given) != PARTS[kind])


def kpi(**given: Any) -> Kpi:
    return Kpi(code="K", name="매출", owner_id=ID, **given)


@rule("bim.Kpi", "yellow_from is at most green_from; score_floor is at most score_cap")
def test_thresholds_stand_in_order() -> None:
    verify(kpi())
    verify(kpi(green_from=Decimal("0.9"), yellow_from=Decimal("0.9")))
    assert refused(kpi(green_from=Decimal("0.9"), yellow_from=Decimal("0.900001")))
    verify(kpi(score_floor=Decimal("1.2"), score_cap=Decimal("1.2")))
    assert refused(kpi(score_floor=Decimal("1.200001"), score_cap=Decimal("1.2")))


@pytest.mark.parametrize("condition", AlertCondition)
def test_an_alert_over_or_under_a_value_names_it(condition: AlertCondition) -> None:
    alert = KpiAlertRule(condition=condition, recipient_id=ID)
    made = kpi(alerts=[alert])
    assert refused(made) is (condition in (AlertCondition.VALUE_ABOVE, AlertCondition.VALUE_BELOW))
    alert.threshold = Decimal(0)
    verify(made)


@pytest.mark.parametrize("source", ValueSource)
def test_a_value_that_was_not_worked_out_is_explained(source: ValueSource) -> None:
    made = KpiValue(kpi_id=ID, period_start=DAY, source=source)
    assert refused(made) is (source is not ValueSource.COMPUTED)
    made.note = "재고 실사"
    verify(made)


def test_a_period_does_not_end_before_it_begins() -> None:
    made = KpiValue(kpi_id=ID, period_start=DAY, period_end=DAY, note="일별")
    verify(made)
    made.period_end = DAY - timedelta(days=1)
    with pytest.raises(ValidationError):
        verify(made)


def target(**given: Any) -> Target:
    return Target(kpi_id=ID, fiscal_year_id=ID, target_value=Decimal(40), **given)


@rule("bim.Target", "target_value differs from base_value")
def test_a_target_is_not_reached_from_the_start() -> None:
    verify(target())
    verify(target(base_value=Decimal("39.999999")))
    verify(target(base_value=Decimal("40.000001")))
    assert refused(target(base_value=Decimal("40.000000")))


def test_a_range_has_both_limits_in_order() -> None:
    verify(target(range_low=Decimal(1), range_high=Decimal(1)))
    for wrong in ({"range_low": Decimal(1)}, {"range_high": Decimal(1)}):
        assert refused(target(**wrong))
    assert refused(target(range_low=Decimal("1.000001"), range_high=Decimal(1)))


def test_a_period_stands_in_a_target_once() -> None:
    def periods(*days: date) -> list[TargetPeriod]:
        return [TargetPeriod(period_start=day, value=Decimal(20)) for day in days]

    verify(target(periods=periods(DAY, DAY + timedelta(days=31))))
    assert refused(target(periods=periods(DAY, DAY)))


def scorecard(*weights: str, status: ScorecardStatus = ScorecardStatus.DRAFT) -> Scorecard:
    made = Scorecard(name="3분기", period_start=DAY, period_end=DAY, status=status)
    made.items = [ScorecardItem(kpi_id=ID, weight=Decimal(weight)) for weight in weights]
    return made


@rule("bim.Scorecard", "weights sum to 1")
def test_weights_sum_to_one() -> None:
    for status in ScorecardStatus:
        verify(scorecard("1", status=status))
        verify(scorecard("0.4", "0.2", "0.15", "0.15", "0.1", status=status))
        assert refused(scorecard("0.4", "0.599999", status=status))
        assert refused(scorecard("0.4", "0.600001", status=status))
    verify(scorecard())
    assert refused(scorecard(status=ScorecardStatus.PUBLISHED))
    assert refused(scorecard(status=ScorecardStatus.LOCKED))


def test_a_scorecard_does_not_end_before_it_begins() -> None:
    made = scorecard()
    made.period_end = DAY - timedelta(days=1)
    with pytest.raises(ValidationError):
        verify(made)
