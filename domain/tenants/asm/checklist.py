"""Checklists: the points that a technician goes through on a visit, kept as a list of objects."""

from collections.abc import Mapping

from domain.kernel.errors import ValidationError

FLAGS = ("is_required", "is_done")


def check_points(field: str, checklist: object) -> None:
    """Refuses what is no list of points such as {"point": "filter changed", "is_required": true, "is_done": false}."""
    if checklist is None or (isinstance(checklist, list) and all(map(_is_point, checklist))):
        return
    raise ValidationError.of(
        field, "pattern", "a list of points is asked for, each with point, is_required and is_done"
    )


def leaves_open(checklist: list[Mapping[str, object]] | None) -> bool:
    """Whether a required point is not done."""
    return any(one.get("is_required", False) and not one.get("is_done", False) for one in checklist or ())


def _is_point(one: object) -> bool:
    if not isinstance(one, Mapping) or not one.keys() <= {"point", *FLAGS}:
        return False
    point = one.get("point")
    named = isinstance(point, str) and bool(point.strip())
    return named and all(isinstance(one.get(flag, False), bool) for flag in FLAGS)
