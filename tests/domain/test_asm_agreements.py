"""What always holds for SLA policies, service items, contracts, warranties and their claims."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.asm.priority import Priority
from domain.tenants.asm.service_contract import PreventiveVisit, ServiceContract, ServiceContractItem
from domain.tenants.asm.service_item import ServiceItem
from domain.tenants.asm.sla_policy import SlaPolicy, SlaTarget
from domain.tenants.asm.warranty import Warranty, WarrantyProvider
from domain.tenants.asm.warranty_claim import WarrantyClaim
from tests.marks import rule


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


def target(priority: Priority, response: int, resolution: int) -> SlaTarget:
    return SlaTarget(priority=priority, response_minutes=response, resolution_minutes=resolution)


@rule("asm.SlaPolicy", "one target a priority; response is at most resolution")
def test_a_policy_promises_once_a_priority_and_the_answer_first() -> None:
    policy = SlaPolicy(code="GOLD", name="골드")
    policy.targets = [target(Priority.P1, 60, 60), target(Priority.P2, 240, 960)]
    verify(policy)
    policy.targets.append(target(Priority.P1, 30, 90))
    with pytest.raises(RuleViolated, match="one target"):
        verify(policy)
    policy.targets = [target(Priority.P2, 240, 960), target(Priority.P1, 61, 60)]
    with pytest.raises(RuleViolated, match="response time"):
        verify(policy)


@rule("asm.ServiceItem", "it has a customer or an own asset, not both")
def test_an_item_is_a_customers_or_our_own() -> None:
    verify(ServiceItem(name="압축기", customer_id=uuid4()))
    verify(ServiceItem(name="압축기", asset_id=uuid4()))
    with pytest.raises(RuleViolated):
        verify(ServiceItem(name="압축기"))
    with pytest.raises(RuleViolated):
        verify(ServiceItem(name="압축기", customer_id=uuid4(), asset_id=uuid4()))


def contract(**given: Any) -> ServiceContract:
    asked: dict[str, Any] = {"customer_id": uuid4(), "name": "연간 유지 보수"}
    asked |= {"start_date": date(2026, 3, 16), "end_date": date(2027, 3, 15)}
    return ServiceContract(**(asked | given))


def test_a_contract_ends_on_its_first_day_or_later() -> None:
    verify(contract(end_date=date(2026, 3, 16)))
    with pytest.raises(ValidationError):
        verify(contract(end_date=date(2026, 3, 15)))


def test_an_item_is_covered_to_its_first_day_or_later() -> None:
    covered = ServiceContractItem(service_item_id=uuid4(), covered_from=date(2026, 4, 1), covered_to=date(2026, 4, 1))
    verify(contract(items=[covered]))
    covered.covered_to = date(2026, 3, 31)
    with pytest.raises(ValidationError):
        verify(contract(items=[covered]))


def test_included_visits_are_not_overdrawn() -> None:
    verify(contract(included_visits=2, used_visits=2))
    verify(contract(included_visits=None, used_visits=3))
    with pytest.raises(RuleViolated):
        verify(contract(included_visits=2, used_visits=3))


def test_the_checklist_of_a_preventive_visit_is_a_list_of_points() -> None:
    visit = PreventiveVisit(interval_months=6, first_on=date(2026, 5, 1), checklist=[{"point": "필터 교체"}])
    verify(contract(preventive=[visit]))
    visit.checklist = ["필터 교체"]
    with pytest.raises(ValidationError) as refused:
        verify(contract(preventive=[visit]))
    assert [error.field for error in refused.value.field_errors] == ["preventive.0.checklist"]


def warranty(provider: WarrantyProvider, supplier_id: UUID | None) -> Warranty:
    made = Warranty(service_item_id=uuid4(), start_date=date(2026, 7, 1), months=12)
    made.provider, made.supplier_id = provider, supplier_id
    return made


def test_a_warranty_of_a_supplier_says_which() -> None:
    verify(warranty(WarrantyProvider.OWN, None))
    verify(warranty(WarrantyProvider.SUPPLIER, uuid4()))
    with pytest.raises(RuleViolated):
        verify(warranty(WarrantyProvider.SUPPLIER, None))


def test_no_more_is_accepted_than_claimed() -> None:
    claim = WarrantyClaim(warranty_id=uuid4(), service_request_id=uuid4())
    claim.claimed_labour, claim.claimed_parts = Decimal(135000), Decimal(78000)
    claim.accepted_amount = Decimal(213000)
    verify(claim)
    claim.accepted_amount = Decimal(213001)
    with pytest.raises(RuleViolated):
        verify(claim)
