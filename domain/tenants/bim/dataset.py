"""Datasets: the sources that figures are taken from."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.kernel.entity import Entity, Life, Line, always, entity, line
from domain.kernel.errors import RuleViolated
from domain.kernel.types import COMPUTED, UNIQUE, Count, Json, Note, Text, TimeZone, Whole


class DatasetMode(StrEnum):
    """Whether the records themselves are read, or a copy of them."""

    LIVE = "LIVE"
    SNAPSHOT = "SNAPSHOT"


class RowScope(StrEnum):
    """Which rows a reader sees."""

    ALL = "ALL"
    DEPARTMENT = "DEPARTMENT"
    OWN = "OWN"


class DimensionType(StrEnum):
    """What kind of value a dimension has."""

    STRING = "STRING"
    NUMBER = "NUMBER"
    DATE = "DATE"
    BOOL = "BOOL"
    REFERENCE = "REFERENCE"


class Aggregate(StrEnum):
    """How the values of many rows become one."""

    SUM = "SUM"
    COUNT = "COUNT"
    COUNT_DISTINCT = "COUNT_DISTINCT"
    AVG = "AVG"
    MIN = "MIN"
    MAX = "MAX"
    LAST = "LAST"


class DatasetStatus(StrEnum):
    """Whether figures can be taken from the dataset."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    RETIRED = "RETIRED"


S = DatasetStatus
LIFE = Life(
    {
        S.DRAFT: (S.ACTIVE,),
        S.ACTIVE: (S.RETIRED,),
        S.RETIRED: (S.ACTIVE,),
    }
)


@line
class DatasetDimension(Line):
    """A property that rows are grouped and filtered by; `path` is a field of the source, or of what it refers to."""

    name: Annotated[str, Text(60)]
    label: Annotated[str, Text(120)] | None = None
    path: Annotated[str, Text(120)]
    type: DimensionType


@line
class DatasetMeasure(Line):
    """A figure that is made of many rows."""

    name: Annotated[str, Text(60)]
    label: Annotated[str, Text(120)] | None = None
    aggregate: Aggregate
    column: Annotated[str, Text(60)] | None = None
    filter: Json | None = None
    unit: Annotated[str, Text(20)] | None = None


@entity(
    path="datasets",
    title=("데이터 세트", "Dataset"),
    search=("code", "name", "source"),
    filters=("source", "mode"),
    sorts=("code", "name"),
    life=LIFE,
)
class Dataset(Entity):
    """A governed source of figures, with dimensions and measures over the records of other modules."""

    code: Annotated[str, Text(40), UNIQUE]
    name: Annotated[str, Text(120)]
    # a registered entity or view, such as fim.JournalEntryLine
    source: Annotated[str, Text(64)]
    # the date that periods are cut by
    time_dimension: Annotated[str, Text(60)] | None = None
    timezone: TimeZone = "Asia/Seoul"
    fiscal_calendar: bool = False
    mode: DatasetMode = DatasetMode.LIVE
    # of a SNAPSHOT
    refresh_minutes: Annotated[int, Whole(1)] = 60
    row_scope: RowScope = RowScope.ALL
    scope_field: Annotated[str, Text(60)] | None = None
    refreshed_at: Annotated[datetime, COMPUTED] | None = None
    row_count: Annotated[Count, COMPUTED] = 0
    last_error: Annotated[Note, COMPUTED] | None = None
    status: DatasetStatus = S.DRAFT
    dimensions: list[DatasetDimension] = field(default_factory=list[DatasetDimension])
    measures: list[DatasetMeasure] = field(default_factory=list[DatasetMeasure])

    @always
    def tells_its_columns_apart(self) -> None:
        """Refuses two dimensions or measures of one name."""
        names = [one.name for one in self.dimensions] + [one.name for one in self.measures]
        if len(set(names)) < len(names):
            raise RuleViolated("the names of dimensions and measures are unique in the dataset")

    @always
    def says_whose_rows_are_seen(self) -> None:
        """Refuses to narrow the rows by a field that is not named."""
        if self.row_scope is not RowScope.ALL and self.scope_field is None:
            raise RuleViolated("a row_scope other than ALL needs a scope_field")

    @always
    def measures_something(self) -> None:
        """Refuses a measure of no column; rows alone can be counted without one."""
        if any(one.aggregate is not Aggregate.COUNT and one.column is None for one in self.measures):
            raise RuleViolated("a measure other than COUNT names its column")
