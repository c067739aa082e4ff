"""What always holds for transfers, valuations, disposals, counts and maintenance."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.fam.asset_count import AssetCount, AssetCountItem
from domain.tenants.fam.asset_disposal import AssetDisposal, AssetDisposalKind
from domain.tenants.fam.asset_transfer import AssetTransfer, AssetTransferItem
from domain.tenants.fam.asset_valuation import AssetValuation, AssetValuationKind
from domain.tenants.fam.maintenance_order import MaintenanceOrder, MaintenanceOrderKind, MaintenancePart
from domain.tenants.fam.maintenance_plan import MaintenancePlan

ASSET, OTHER = UUID(int=1), UUID(int=2)
DAY = date(2026, 1, 1)
V = AssetValuationKind


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def test_an_asset_stands_in_a_transfer_once() -> None:
    made = AssetTransfer(transfer_date=DAY, expected_return_on=DAY)
    made.items = [AssetTransferItem(asset_id=ASSET), AssetTransferItem(asset_id=OTHER)]
    verify(made)
    made.items[1].asset_id = ASSET
    with pytest.raises(RuleViolated, match="once"):
        verify(made)


def test_a_loan_comes_back_after_it_left() -> None:
    with pytest.raises(ValidationError, match="expected_return_on"):
        verify(AssetTransfer(transfer_date=DAY, expected_return_on=date(2025, 12, 31)))


@pytest.mark.parametrize(
    ("kind", "sound"),
    [(V.REVALUATION, (99, 100, 101)), (V.IMPAIRMENT, (99,)), (V.IMPAIRMENT_REVERSAL, (101,))],
)
def test_a_valuation_moves_the_value_its_way(kind: AssetValuationKind, sound: tuple[int, ...]) -> None:
    for value in (99, 100, 101):
        made = AssetValuation(
            asset_id=ASSET, book_id=OTHER, kind=kind, valuation_date=DAY, new_value=Decimal(value), reason="감정 평가"
        )
        verify(made)
        made.book_value_before = Decimal(100)
        if value in sound:
            verify(made)
        else:
            with pytest.raises(RuleViolated, match="the value"):
                verify(made)


def test_a_new_residual_is_within_the_new_value() -> None:
    made = AssetValuation(
        asset_id=ASSET,
        book_id=OTHER,
        kind=V.REVALUATION,
        valuation_date=DAY,
        new_value=Decimal(100),
        new_residual_value=Decimal(100),
        reason="감정 평가",
    )
    verify(made)
    made.new_residual_value = Decimal(101)
    with pytest.raises(RuleViolated, match="new_residual_value"):
        verify(made)


def disposal() -> AssetDisposal:
    return AssetDisposal(asset_id=ASSET, kind=AssetDisposalKind.SALE, disposal_date=DAY)


def test_a_part_is_told_in_one_way() -> None:
    made = disposal()
    verify(made)
    made.quantity = 3
    verify(made)
    made.share = Decimal("0.3")
    with pytest.raises(RuleViolated, match="not both"):
        verify(made)
    made.quantity = None
    verify(made)


@pytest.mark.parametrize(("share", "sound"), [("0", False), ("0.000001", True), ("1", True), ("1.000001", False)])
def test_a_share_is_a_part_of_the_whole(share: str, sound: bool) -> None:
    made = disposal()
    made.share = Decimal(share)
    if sound:
        verify(made)
    else:
        with pytest.raises(ValidationError, match="share"):
            verify(made)


def test_a_gain_is_what_proceeds_leave_over() -> None:
    made = disposal()
    made.proceeds, made.disposal_cost = Decimal(4_500_000), Decimal(40_000)
    made.book_value_disposed, made.gain_or_loss = Decimal(5_522_581), Decimal(-1_062_581)
    verify(made)
    for name in ("proceeds", "disposal_cost", "book_value_disposed", "gain_or_loss"):
        setattr(made, name, getattr(made, name) + 1)
        with pytest.raises(RuleViolated, match="gain or loss"):
            verify(made)
        setattr(made, name, getattr(made, name) - 1)


def test_an_asset_is_counted_once() -> None:
    made = AssetCount(name="연말 실사", planned_on=DAY)
    made.items = [AssetCountItem(asset_id=ASSET), AssetCountItem(asset_id=OTHER, scanned_tag="T-2")]
    made.items += [AssetCountItem(scanned_tag="T-3"), AssetCountItem(scanned_tag="T-4")]
    verify(made)
    made.items.append(AssetCountItem(asset_id=ASSET))
    with pytest.raises(RuleViolated, match="counted once"):
        verify(made)
    made.items[-1].asset_id = None
    with pytest.raises(RuleViolated, match="names an asset"):
        verify(made)


def test_a_plan_is_due_at_some_time() -> None:
    with pytest.raises(RuleViolated, match="interval_days"):
        verify(MaintenancePlan(name="정기 점검"))
    verify(MaintenancePlan(name="정기 점검", interval_days=1))
    verify(MaintenancePlan(name="정기 점검", interval_units=Decimal("0.5")))
    verify(MaintenancePlan(name="정기 점검", interval_days=30, interval_units=Decimal(500)))
    with pytest.raises(ValidationError, match="interval_days"):
        verify(MaintenancePlan(name="정기 점검", interval_days=0))


def test_work_ends_after_it_starts_and_takes_parts() -> None:
    started, early = datetime(2026, 1, 1, 9, tzinfo=UTC), datetime(2026, 1, 1, 8, 59, tzinfo=UTC)
    made = MaintenanceOrder(asset_id=ASSET, kind=MaintenanceOrderKind.REPAIR, started_at=started, completed_at=started)
    verify(made)
    made.completed_at = early
    with pytest.raises(ValidationError, match="completed_at"):
        verify(made)
    made.completed_at = None
    made.parts = [MaintenancePart(variant_id=OTHER, quantity=Decimal(0), warehouse_id=OTHER)]
    with pytest.raises(ValidationError, match=r"parts\.0\.quantity"):
        verify(made)
