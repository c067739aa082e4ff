"""What always holds for billing accounts, payment methods, coupons, tax rates and dunning policies."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.manager.bill.billing_account import BillingAccount, CollectionMethod
from domain.manager.bill.coupon import Coupon, CouponDuration, DiscountType
from domain.manager.bill.coupon_redemption import CouponRedemption
from domain.manager.bill.dunning_policy import DunningAction, DunningPolicy, DunningStep
from domain.manager.bill.payment_method import PaymentMethod, PaymentMethodProvider, PaymentMethodType
from domain.manager.bill.tax_rate import TaxRate
from tests.marks import rule

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def is_right(record: Entity) -> bool:
    try:
        verify(record)
    except (RuleViolated, ValidationError):
        return False
    return True


def an_account(**fields: Any) -> BillingAccount:
    return BillingAccount(tenant_id=uuid4(), legal_name="한빛전자", invoice_email="bill@example.com", **fields)


@pytest.mark.parametrize("days", [0, 1, 6, 7, 8, 14, 29, 30, 31, 60])
def test_days_to_pay_are_those_of_the_method(days: int) -> None:
    assert is_right(an_account(payment_terms_days=days)) == (days == 0)
    sent = an_account(payment_terms_days=days, collection_method=CollectionMethod.SEND_INVOICE)
    assert is_right(sent) == (days in (7, 14, 30, 60))


def test_a_korean_business_number_is_proved_by_its_last_digit() -> None:
    verify(an_account(business_number="1234567891"))
    with pytest.raises(RuleViolated):
        verify(an_account(business_number="1234567890"))
    verify(an_account(business_number="1234567890", country="US"))


def test_a_credit_is_never_owed_by_the_tenant() -> None:
    verify(an_account(credit_balance=Decimal(0), receivable_balance=Decimal(-1)))
    with pytest.raises(ValidationError, match="credit_balance"):
        verify(an_account(credit_balance=Decimal(-1)))


def a_method(**fields: Any) -> PaymentMethod:
    given: dict[str, Any] = {"provider_token": "pm_1", **fields}
    return PaymentMethod(
        billing_account_id=uuid4(), type=PaymentMethodType.CARD, provider=PaymentMethodProvider.TEST, **given
    )


@pytest.mark.parametrize("digits", [12, 13, 16, 19, 20])
@pytest.mark.parametrize("name", ["provider_token", "brand"])
def test_no_card_number_is_taken(name: str, digits: int) -> None:
    for text in ("4" * digits, f"a{'4' * digits}b"):
        method = a_method(**{name: text})
        if 13 <= digits <= 19:
            with pytest.raises(RuleViolated):
                verify(method)
        else:
            verify(method)


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"exp_month": 12, "exp_year": 2030, "last4": "0042"}, True),
        ({"exp_month": 12}, False),
        ({"exp_year": 2030}, False),
        ({"exp_month": 13, "exp_year": 2030}, False),
        ({"exp_month": 0, "exp_year": 2030}, False),
        ({"last4": "042"}, False),
        ({"last4": "4a42"}, False),
    ],
)
def test_a_card_is_known_by_its_last_digits_and_expiry(fields: dict[str, Any], right: bool) -> None:
    assert is_right(a_method(**fields)) == right


def a_coupon(**fields: Any) -> Coupon:
    given: dict[str, Any] = {
        "discount_type": DiscountType.PERCENT,
        "percent": Decimal("0.15"),
        "duration": CouponDuration.ONCE,
        **fields,
    }
    return Coupon(code="SUMMER", name="Summer", **given)


@rule("bill.Coupon", "PERCENT has 0 < percent <= 1, FIXED has amount and currency")
def test_a_coupon_says_what_it_takes_off() -> None:
    for percent, right in (("0", False), ("0.000001", True), ("1", True), ("1.000001", False), ("-0.1", False)):
        assert is_right(a_coupon(percent=Decimal(percent))) == right
    assert not is_right(a_coupon(percent=None))
    fixed: dict[str, Any] = {"discount_type": DiscountType.FIXED, "percent": None}
    assert is_right(a_coupon(**fixed, amount=Decimal(10_000), currency="KRW"))
    assert not is_right(a_coupon(**fixed, amount=Decimal(10_000)))
    assert not is_right(a_coupon(**fixed, currency="KRW"))
    assert not is_right(a_coupon(**fixed))


def test_a_coupon_takes_off_in_one_way() -> None:
    assert not is_right(a_coupon(amount=Decimal(10_000), currency="KRW"))
    assert not is_right(a_coupon(currency="KRW"))
    assert not is_right(a_coupon(discount_type=DiscountType.FIXED, amount=Decimal(10_000), currency="KRW"))


@pytest.mark.parametrize("duration", list(CouponDuration))
def test_cycles_go_with_a_repeating_coupon(duration: CouponDuration) -> None:
    repeating = duration is CouponDuration.REPEATING
    assert is_right(a_coupon(duration=duration, duration_cycles=3)) == repeating
    assert is_right(a_coupon(duration=duration)) != repeating


def test_a_coupon_is_not_redeemed_too_often() -> None:
    assert is_right(a_coupon(max_redemptions=2, redeemed_count=2))
    assert not is_right(a_coupon(max_redemptions=2, redeemed_count=3))
    assert is_right(a_coupon(redeemed_count=3))


@pytest.mark.parametrize(("code", "right"), [("SUMMER-26_A", True), ("Summer", False), ("SUM MER", False)])
def test_a_coupon_code_has_no_small_letters(code: str, right: bool) -> None:
    coupon = a_coupon()
    coupon.code = code
    assert is_right(coupon) == right


def test_a_coupon_ends_after_it_begins() -> None:
    assert is_right(a_coupon(valid_from=NOON, valid_until=NOON))
    assert not is_right(a_coupon(valid_from=NOON, valid_until=NOON.replace(hour=11)))


@pytest.mark.parametrize(("total", "used", "right"), [(3, 3, True), (3, 4, False), (None, 99, True), (0, 0, False)])
def test_a_redemption_uses_no_more_cycles_than_it_has(total: int | None, used: int, right: bool) -> None:
    ids: dict[str, Any] = {name: uuid4() for name in ("coupon_id", "billing_account_id", "subscription_id")}
    assert is_right(CouponRedemption(**ids, cycles_total=total, cycles_used=used)) == right


def test_a_tax_rate_is_a_part_and_ends_after_it_begins() -> None:
    begin = date(2026, 1, 1)

    def tax(rate: str, until: date | None = None) -> TaxRate:
        return TaxRate(
            code="KR-VAT10", name="VAT", country="KR", tax_rate=Decimal(rate), valid_from=begin, valid_until=until
        )

    assert [is_right(tax(rate)) for rate in ("-0.1", "0", "0.1", "1", "1.1")] == [False, True, True, True, False]
    assert is_right(tax("0.1", begin))
    assert not is_right(tax("0.1", date(2025, 12, 31)))


A = DunningAction


@pytest.mark.parametrize(
    ("steps", "right"),
    [
        ([], True),
        ([(1, A.RETRY), (3, A.RETRY), (10, A.SUSPEND), (30, A.CANCEL)], True),
        ([(0, A.RETRY)], False),
        ([(1, A.RETRY), (1, A.NOTIFY)], False),
        ([(3, A.RETRY), (2, A.NOTIFY)], False),
        ([(1, A.RETRY), (2, A.CANCEL), (3, A.NOTIFY)], False),
        ([(1, A.CANCEL), (2, A.CANCEL)], False),
    ],
)
def test_dunning_goes_on_day_by_day_until_the_end(steps: list[tuple[int, DunningAction]], right: bool) -> None:
    lines = [DunningStep(day_offset=day, action=action) for day, action in steps]
    assert is_right(DunningPolicy(name="Usual", steps=lines)) == right
