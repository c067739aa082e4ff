"""Dashboards: pages on which figures are seen together."""

from dataclasses import field
from enum import StrEnum
from itertools import combinations
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, Count, Json, OtherId, Ref, Text, Whole

GRID_WIDTH = 12


class WidgetKind(StrEnum):
    """What a widget shows."""

    REPORT = "REPORT"
    METRIC = "METRIC"
    KPI = "KPI"
    SCORECARD = "SCORECARD"
    TEXT = "TEXT"


@line
class DashboardWidget(Line):
    """One part of the page; `x` and `y` count the cells to the left and above, from 0 on."""

    kind: WidgetKind
    ref_id: OtherId | None = None
    title: Annotated[str, Text(120)] | None = None
    x: Annotated[int, Whole(0, GRID_WIDTH - 1)]
    y: Count
    width: Annotated[int, Whole(1, GRID_WIDTH)]
    height: Annotated[int, Whole(1)]
    options: Json | None = None

    def overlaps(self, other: "DashboardWidget") -> bool:
        """Whether both take the same cell."""
        beside = self.x + self.width <= other.x or other.x + other.width <= self.x
        above = self.y + self.height <= other.y or other.y + other.height <= self.y
        return not (beside or above)


@entity(
    path="dashboards",
    title=("대시보드", "Dashboard"),
    search=("name",),
    filters=("owner_id", "is_shared", "role_id"),
    sorts=("name",),
)
class Dashboard(Entity):
    """Widgets of reports, metrics and KPIs on one page, with filters that act on all of them."""

    name: Annotated[str, Text(120)]
    owner_id: Annotated[UUID, Ref("sys.User"), COMPUTED] | None = None
    is_shared: bool = False
    role_id: Annotated[UUID, Ref("sys.Role")] | None = None
    is_default: bool = False
    filters_shared: Json | None = None
    widgets: list[DashboardWidget] = field(default_factory=list[DashboardWidget])

    @always
    def lays_its_widgets_out(self) -> None:
        """Refuses widgets that reach beyond the grid or lie on each other."""
        if any(one.x + one.width > GRID_WIDTH for one in self.widgets):
            raise RuleViolated("widgets lie on a grid {width} wide", width=GRID_WIDTH)
        if any(one.overlaps(other) for one, other in combinations(self.widgets, 2)):
            raise RuleViolated("widgets do not overlap")

    @always
    def says_what_its_widgets_show(self) -> None:
        """Refuses a widget that shows neither a text nor a record."""
        if any(one.kind is not WidgetKind.TEXT and one.ref_id is None for one in self.widgets):
            raise RuleViolated("a widget other than TEXT names what it shows")
