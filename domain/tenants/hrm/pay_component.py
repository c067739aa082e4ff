"""Pay components: what pay and deductions consist of."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import ZERO, Count, NotBefore, Number, Ref, Text, UnsignedMoney, Whole


class ComponentKind(StrEnum):
    """Whether an amount is earned, deducted, paid by the employer on top, or only told."""

    EARNING = "EARNING"
    DEDUCTION = "DEDUCTION"
    EMPLOYER_CONTRIBUTION = "EMPLOYER_CONTRIBUTION"
    INFORMATION = "INFORMATION"


class PayMethod(StrEnum):
    """How an amount is worked out."""

    BASE_PAY = "BASE_PAY"
    FIXED = "FIXED"
    RATE = "RATE"
    BRACKET = "BRACKET"
    PER_UNIT = "PER_UNIT"
    SEVERANCE = "SEVERANCE"
    MANUAL = "MANUAL"


class PayBase(StrEnum):
    """What a rate, a bracket or a unit is taken of."""

    BASE_PAY = "BASE_PAY"
    GROSS = "GROSS"
    TAXABLE = "TAXABLE"
    HOURLY_RATE = "HOURLY_RATE"
    COMPONENTS = "COMPONENTS"


class PayUnit(StrEnum):
    """What is counted for pay by the unit."""

    OVERTIME_HOURS = "OVERTIME_HOURS"
    NIGHT_HOURS = "NIGHT_HOURS"
    HOLIDAY_HOURS = "HOLIDAY_HOURS"
    DAYS = "DAYS"
    UNITS = "UNITS"


class PayRounding(StrEnum):
    """How an amount is settled to the rounding unit."""

    HALF_UP = "HALF_UP"
    DOWN = "DOWN"
    UP = "UP"


NEEDED: Mapping[PayMethod, tuple[str, ...]] = {
    PayMethod.RATE: ("base",),
    PayMethod.BRACKET: ("base", "tax_table_id"),
    PayMethod.PER_UNIT: ("base", "unit"),
}
"""What a method cannot be worked out without; a rate may also stand in the contract."""


@entity(
    path="pay-components",
    title=("급여 항목", "Pay component"),
    search=("code", "name"),
    filters=("code", "kind", "method", "valid_from"),
    sorts=("code", "name", "valid_from"),
    unique=(("code", "valid_from"),),
)
class PayComponent(Entity):
    """An earning, deduction or employer contribution, and how it is worked out from a day on."""

    code: Annotated[str, Text(30)]
    name: Annotated[str, Text(80)]
    kind: ComponentKind
    method: PayMethod
    base: PayBase | None = None
    base_components: list[Annotated[str, Text(30)]] = field(default_factory=list[str])
    rate: Annotated[Decimal, Number(9, 6, min=ZERO)] | None = None  # or the factor of PER_UNIT
    unit: PayUnit | None = None
    base_floor: UnsignedMoney | None = None  # a smaller base is raised to it
    base_cap: UnsignedMoney | None = None  # a larger base is cut to it
    amount_cap: UnsignedMoney | None = None
    tax_table_id: Annotated[UUID, Ref("hrm.TaxTable")] | None = None
    is_taxable: bool = True
    tax_free_limit: UnsignedMoney = ZERO  # of a taxable earning, a month
    counts_for_average_wage: bool = True
    is_prorated: bool = True  # by days of service and unpaid days
    rounding: PayRounding = PayRounding.HALF_UP
    rounding_unit: Annotated[int, Whole(1)] = 1  # 10 settles to tens
    sequence: Count = 100
    valid_from: date
    valid_to: Annotated[date, NotBefore("valid_from")] | None = None
    expense_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    liability_account_id: Annotated[UUID, Ref("fim.Account")] | None = None
    creditor_id: Annotated[UUID, Ref("crm.Partner")] | None = None  # tax office, insurer

    @always
    def has_what_its_method_needs(self) -> None:
        """Refuses a component that cannot be worked out."""
        for name in NEEDED.get(self.method, ()):
            if getattr(self, name) is None:
                raise RuleViolated("the method {method} needs {field}", method=self.method, field=name)

    @always
    def names_components_as_its_base(self) -> None:
        """Refuses the base COMPONENTS that names none, components beside another base, and the component itself."""
        if (self.base is PayBase.COMPONENTS) != bool(self.base_components):
            raise RuleViolated("base_components are given with the base COMPONENTS, and only then")
        if self.code in self.base_components:
            raise RuleViolated("a component does not refer to itself")

    @always
    def has_its_cap_above_its_floor(self) -> None:
        """Refuses a base that is to be raised above what it is cut to."""
        if self.base_floor is not None and self.base_cap is not None and self.base_cap < self.base_floor:
            raise RuleViolated("base_cap is at least base_floor")
