"""Feature flags: what is switched on for whom."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import COMPUTED, IMMUTABLE, UNIQUE, ZERO, Json, Name, Note, Number, Ref, Text, Whole
from domain.manager.cnfg.condition import check_conditions
from domain.manager.cnfg.json_number import number_of
from domain.manager.cnfg.unit import Unit

WEIGHTS = 10_000
"""What the weights of a flag's variants sum to."""


class FlagKind(StrEnum):
    """What the flag is for, which says how long it should live."""

    RELEASE = "RELEASE"
    EXPERIMENT = "EXPERIMENT"
    OPS = "OPS"
    ENTITLEMENT = "ENTITLEMENT"


class FlagValueType(StrEnum):
    """What the values of the variants are."""

    BOOL = "BOOL"
    STRING = "STRING"
    NUMBER = "NUMBER"
    JSON = "JSON"


class FeatureFlagStatus(StrEnum):
    """Whether the flag is still asked for."""

    ACTIVE = "ACTIVE"
    ARCHIVED = "ARCHIVED"


S = FeatureFlagStatus
LIFE = Life({S.ACTIVE: (S.ARCHIVED,), S.ARCHIVED: (S.ACTIVE,)})

VariantKey = Annotated[str, Text(40)]
Percent = Annotated[Decimal, Number(5, 2, min=ZERO, max=Decimal(100))]
_IS_OF: Mapping[FlagValueType, Callable[[object], bool]] = {
    FlagValueType.BOOL: lambda value: isinstance(value, bool),
    FlagValueType.STRING: lambda value: isinstance(value, str),
    FlagValueType.NUMBER: lambda value: number_of(value) is not None,
    FlagValueType.JSON: lambda value: True,
}


@line
class FlagVariant(Line):
    """One value that the flag can have; the weight, of 10,000, is for a flag that splits."""

    key: VariantKey
    value: Json
    weight: Annotated[int, Whole(0, WEIGHTS)] = 0


@line
class FlagRule(Line):
    """Who gets which variant: a share of those in the segment for whom all conditions hold."""

    position: Annotated[int, Whole(1)]
    name: Name | None = None
    segment_id: Annotated[UUID, Ref("cnfg.Segment")] | None = None
    conditions: Json | None = None
    variant: VariantKey | None = None
    percent: Percent = Decimal(100)
    is_paused: bool = False


@entity(
    path="feature-flags",
    title=("기능 플래그", "Feature flag"),
    search=("key", "name"),
    filters=("kind", "enabled", "is_protected", "is_stale", "owner_id"),
    sorts=("key", "name"),
    life=LIFE,
)
class FeatureFlag(Entity):
    """A switch that is on for some tenants or users and off for others, always the same for the same one."""

    key: Annotated[
        str,
        Text(60, r"^[a-z0-9._-]+$", says="small letters, digits, dots, underscores and hyphens are asked for"),
        UNIQUE,
        IMMUTABLE,
    ]
    name: Name
    description: Note | None = None
    kind: FlagKind = FlagKind.RELEASE
    value_type: Annotated[FlagValueType, IMMUTABLE] = FlagValueType.BOOL
    enabled: bool = False  # the main switch
    off_variant: VariantKey
    default_variant: VariantKey  # for those in the rollout
    rollout_unit: Unit = Unit.TENANT
    rollout_percent: Percent = ZERO
    rollout_salt: Annotated[str, Text(60), COMPUTED] | None = None
    owner_id: Annotated[UUID, Ref("idam.User")]
    is_protected: bool = False  # then changed by cnfg.ConfigChange only
    is_permanent: bool = False  # then never stale
    expires_on: date | None = None
    last_evaluated_at: Annotated[datetime, COMPUTED] | None = None  # to the hour
    is_stale: Annotated[bool, COMPUTED] = False
    status: FeatureFlagStatus = S.ACTIVE
    variants: list[FlagVariant] = field(default_factory=list[FlagVariant])
    rules: list[FlagRule] = field(default_factory=list[FlagRule])

    @always
    def names_its_own_variants(self) -> None:
        """Refuses two variants of one key, and the name of a variant that the flag does not have."""
        keys = {variant.key for variant in self.variants}
        if len(keys) < len(self.variants):
            raise RuleViolated("the variants of a flag have different keys")
        named = {"off_variant": self.off_variant, "default_variant": self.default_variant}
        named |= {f"rules.{place}.variant": rule.variant for place, rule in enumerate(self.rules) if rule.variant}
        for where, key in named.items():
            if key not in keys:
                raise ValidationError.of(where, "not_listed", "the flag has no such variant")

    @always
    def values_are_of_its_type(self) -> None:
        """Refuses a variant whose value is not of the flag's type."""
        for place, variant in enumerate(self.variants):
            if not _IS_OF[self.value_type](variant.value):
                where = f"variants.{place}.value"
                raise ValidationError.of(where, "type", "a value of the type {type} is asked for", type=self.value_type)

    @always
    def weights_fill_the_scale(self) -> None:
        """Refuses weights that leave a gap or reach beyond the scale."""
        if sum(variant.weight for variant in self.variants) not in (0, WEIGHTS):
            raise RuleViolated("weights sum to 10,000 or are all 0")

    @always
    def rules_can_be_followed(self) -> None:
        """Refuses two rules in one place, and conditions that cannot be looked at."""
        if len({rule.position for rule in self.rules}) < len(self.rules):
            raise RuleViolated("the rules of a flag have different positions")
        for place, rule in enumerate(self.rules):
            if rule.conditions is not None:
                check_conditions(f"rules.{place}.conditions", rule.conditions)
