"""Conditions: what tenants or users must be like, for segments and the rules of flags."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from domain.kernel.errors import ValidationError


class Operator(StrEnum):
    """How an attribute is compared with the values."""

    EQ = "EQ"
    NE = "NE"
    IN = "IN"
    NOT_IN = "NOT_IN"
    GT = "GT"
    GTE = "GTE"
    LT = "LT"
    LTE = "LTE"
    CONTAINS = "CONTAINS"
    STARTS_WITH = "STARTS_WITH"
    SEMVER_GTE = "SEMVER_GTE"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    EXISTS = "EXISTS"


def check_conditions(field: str, conditions: object, attributes: Collection[str] | None = None) -> None:
    """Refuses what is no list of conditions, or names an attribute out of those that are known."""
    if not isinstance(conditions, list):
        raise ValidationError.of(field, "type", "a list of conditions is asked for")
    for place, condition in enumerate(conditions):
        _check(f"{field}.{place}", condition, attributes)


def _check(field: str, condition: object, attributes: Collection[str] | None) -> None:
    if not isinstance(condition, Mapping) or set(condition) != {"attribute", "operator", "values"}:
        raise ValidationError.of(field, "type", "a condition has an attribute, an operator and values")
    attribute, operator = condition["attribute"], condition["operator"]
    if not isinstance(attribute, str) or not (attribute if attributes is None else attribute in attributes):
        raise ValidationError.of(f"{field}.attribute", "not_listed", "there is no such attribute")
    if operator not in list(Operator):
        names = ", ".join(Operator)
        raise ValidationError.of(f"{field}.operator", "not_listed", "one of {values} is asked for", values=names)
    if not _fits(Operator(operator), condition["values"]):
        raise ValidationError.of(
            f"{field}.values", "type", "the operator {operator} takes other values", operator=operator
        )


def _fits(operator: Operator, values: object) -> bool:
    """Whether an operator can compare with these: a list takes any number, EXISTS at most true or false."""
    if not isinstance(values, list) or not all(isinstance(value, str | int) for value in values):
        return False
    if operator is Operator.EXISTS:
        return len(values) <= 1 and all(isinstance(value, bool) for value in values)
    return len(values) >= 1 if operator in (Operator.IN, Operator.NOT_IN) else len(values) == 1
