"""Tiers: prices of a metered quantity that change as it grows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from domain.kernel.errors import RuleViolated
from domain.kernel.types import ZERO, Number, Wrong

_LIMIT = Number(18, 6, min=Decimal("0.000001"))
_PRICE = Number(18, 6, min=ZERO)
_FEE = Number(18, 4, min=ZERO)
_PARTS = frozenset({"up_to", "unit_price", "flat_fee"})


@dataclass(frozen=True, slots=True)
class Tier:
    """The price of the units up to `up_to` (inclusive), or of all further ones where that is None."""

    up_to: Decimal | None
    unit_price: Decimal
    flat_fee: Decimal


def tiers_of(value: object) -> tuple[Tier, ...]:
    """The tiers that a JSON list stands for; raises Wrong or RuleViolated."""
    if not isinstance(value, list) or not value:
        raise Wrong("type", "a list of tiers with up_to, unit_price and flat_fee is asked for")
    tiers = tuple(_tier(one) for one in value)
    limits = [tier.up_to for tier in tiers]
    if limits[-1] is not None or None in limits[:-1]:
        raise RuleViolated("only the last tier has no up_to")
    if any(limit is not None and limit <= before for before, limit in pairwise([ZERO, *limits]) if before is not None):
        raise RuleViolated("tiers grow")
    return tiers


def _tier(value: object) -> Tier:
    if not isinstance(value, Mapping) or not {"unit_price"} <= set(value) <= _PARTS:
        raise Wrong("type", "a list of tiers with up_to, unit_price and flat_fee is asked for")
    up_to = value.get("up_to")
    return Tier(
        up_to=None if up_to is None else _LIMIT.parse(up_to),
        unit_price=_PRICE.parse(value["unit_price"]),
        flat_fee=_FEE.parse(value.get("flat_fee", ZERO)),
    )
