"""What always holds for a partner."""

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import InvalidTransition, RuleViolated, ValidationError
from domain.tenants.crm.partner import AddressKind, Partner, PartnerAddress, PartnerBankAccount, PartnerStatus
from tests.marks import rule

S = PartnerStatus


def verify(partner: Partner) -> None:
    module_of(Partner).verify(partner)


@rule("crm.Partner", "an ACTIVE partner is a customer, a supplier or both (a PROSPECT may be neither)")
def test_an_active_partner_buys_or_sells() -> None:
    verify(Partner(name="한빛전자"))
    partner = Partner(name="한빛전자", status=S.ACTIVE)
    with pytest.raises(RuleViolated):
        verify(partner)
    partner.is_supplier = True
    verify(partner)
    partner.is_customer, partner.is_supplier = True, False
    verify(partner)
    partner.is_supplier = True
    verify(partner)


@rule("crm.Partner", "at most one default address a kind, and one default bank account a currency")
def test_one_default_of_each_kind() -> None:
    partner = Partner(name="한빛전자")

    def address(kind: AddressKind, is_default: bool) -> None:
        partner.addresses.append(PartnerAddress(kind=kind, line1="세종대로 110", is_default=is_default))

    def account(currency: str, is_default: bool) -> None:
        made = PartnerBankAccount(bank_code="004", account_number="1", holder_name="한빛", currency=currency)
        made.is_default = is_default
        partner.bank_accounts.append(made)

    address(AddressKind.BILLING, True)
    address(AddressKind.BILLING, False)
    address(AddressKind.SHIPPING, True)
    account("KRW", True)
    account("KRW", False)
    account("USD", True)
    verify(partner)
    address(AddressKind.SHIPPING, True)
    with pytest.raises(RuleViolated, match="address"):
        verify(partner)
    partner.addresses.pop()
    account("USD", True)
    with pytest.raises(RuleViolated, match="bank account"):
        verify(partner)


@pytest.mark.parametrize("number", ["1234567890", "123456789", "12345678911"])
def test_a_korean_business_number_is_proved_by_its_last_digit(number: str) -> None:
    with pytest.raises(RuleViolated):
        verify(Partner(name="한빛전자", business_number=number))
    verify(Partner(name="Acme", country="US", business_number=number))


def test_a_business_number_has_digits_only() -> None:
    with pytest.raises(ValidationError):
        verify(Partner(name="Acme", country="DE", business_number="DE123"))


def test_activation_adds_roles_and_takes_none() -> None:
    partner = Partner(name="한빛전자", is_customer=True)
    partner.activate(is_customer=False, is_supplier=True)
    assert (partner.status, partner.is_customer, partner.is_supplier) == (S.ACTIVE, True, True)
    with pytest.raises(InvalidTransition):
        partner.activate(is_customer=True, is_supplier=False)


def test_a_blocked_partner_is_unblocked_and_keeps_no_reason() -> None:
    partner = Partner(name="한빛전자", is_customer=True, status=S.ACTIVE)
    partner.block("미수금")
    assert (partner.status, partner.blocked_reason) == (S.BLOCKED, "미수금")
    with pytest.raises(RuleViolated):
        partner.activate(is_customer=True, is_supplier=False)
    partner.unblock()
    assert (partner.status, partner.blocked_reason) == (S.ACTIVE, None)
    with pytest.raises(RuleViolated):
        partner.unblock()
