"""What sales and purchasing documents share: items at a price with a discount and tax, and the document's amounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Annotated, Protocol
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, line
from domain.kernel.errors import RuleViolated
from domain.kernel.money import round_money
from domain.kernel.types import COMPUTED, ZERO, Currency, Money, Note, PositiveQuantity, Ref, Share, Text

ONE = Decimal(1)
_EXACT = Context(prec=60)  # a quantity, a price and a discount multiplied: 18 + 18 + 9 digits

Incoterm = Annotated[str, Text(3, r"^[A-Z]{3}$", says="an Incoterm such as FOB is asked for")]


@line
class NamedItem(Line):
    """A quantity of a variant, or of something that is only described."""

    variant_id: Annotated[UUID, Ref("pim.Variant")] | None = None
    description: Annotated[str, Text(300)] | None = None
    quantity: PositiveQuantity


@line
class TradeItem(NamedItem):
    """One thing that is bought or sold."""

    discount_rate: Share = ZERO
    tax_code_id: Annotated[UUID, Ref("fim.TaxCode")] | None = None
    net_amount: Annotated[Money, COMPUTED] = ZERO
    tax_amount: Annotated[Money, COMPUTED] = ZERO

    def work_out_net(self, price: Decimal, currency: str, *, promotions: Decimal = ZERO) -> Decimal:
        """Works out the net amount at a price a unit: rounded once, half up; returns what is taken off in all."""
        full = _EXACT.multiply(self.quantity, price)
        discounted = _EXACT.multiply(full, _EXACT.subtract(ONE, self.discount_rate))
        self.net_amount = round_money(discounted, currency) - promotions
        return round_money(full, currency) - self.net_amount


def refuse_unnamed(items: Iterable[NamedItem]) -> None:
    """Refuses an item that says nothing of what it is."""
    if any(item.variant_id is None and item.description is None for item in items):
        raise RuleViolated("an item names a variant or has a description")


class _HasItems(Protocol):
    @property
    def items(self) -> Sequence[NamedItem]: ...


@dataclass(slots=True, kw_only=True, eq=False)
class TradeDocument(Entity):
    """A document about goods and services at a price, in one currency."""

    currency: Currency = "KRW"
    payment_term_id: Annotated[UUID, Ref("fim.PaymentTerm")] | None = None
    tax_included: bool = False
    net_amount: Annotated[Money, COMPUTED] = ZERO
    tax_amount: Annotated[Money, COMPUTED] = ZERO
    total_amount: Annotated[Money, COMPUTED] = ZERO
    memo: Note | None = None

    @always
    def names_its_items(self: _HasItems) -> None:
        """Refuses an item that names no variant and is not described."""
        refuse_unnamed(self.items)
