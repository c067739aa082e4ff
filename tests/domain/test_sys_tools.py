"""The tools that every module of a tenant shares: calendars, custom fields, imports, views, tags and files."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.sys.attachment import MAX_BYTES, Attachment
from domain.tenants.sys.custom_field import CustomField, CustomFieldOption, CustomFieldType
from domain.tenants.sys.holiday_calendar import Holiday, HolidayCalendar
from domain.tenants.sys.import_job import ImportJob, ImportMode
from domain.tenants.sys.saved_view import SavedView
from domain.tenants.sys.tag import Tag
from tests.marks import rule

ID = UUID(int=1)
LABEL = {"ko": "색상", "en": "Colour"}


def verify(record: Entity) -> None:
    module_of(type(record)).verify(record)


@rule("sys.HolidayCalendar", "a date occurs once in a calendar")
def test_a_date_occurs_once_in_a_calendar() -> None:
    calendar = HolidayCalendar(code="KR", name="대한민국")
    calendar.holidays = [Holiday(date=date(2026, 10, day), name="연휴") for day in (3, 5, 9)]
    verify(calendar)
    calendar.holidays.append(Holiday(date=date(2026, 10, 5), name="대체 공휴일"))
    with pytest.raises(RuleViolated):
        verify(calendar)


def custom(field_type: CustomFieldType, **given: Any) -> CustomField:
    made: dict[str, Any] = {"entity_type": "crm.Partner", "key": "colour", "label": LABEL} | given
    return CustomField(field_type=field_type, **made)


def option(value: str, label: object = LABEL) -> CustomFieldOption:
    return CustomFieldOption(value=value, label=label)


@pytest.mark.parametrize("label", ["색상", [], {}, {"ko": 1}, {"ko": " "}, {"": "색상"}, {"ko": "색상", "en": None}])
def test_a_label_is_a_text_by_locale(label: object) -> None:
    with pytest.raises(ValidationError):
        verify(custom(CustomFieldType.TEXT, label=label))
    with pytest.raises(ValidationError) as refused:
        verify(custom(CustomFieldType.SELECT, options=[option("red"), option("blue", label)]))
    assert [one.field for one in refused.value.field_errors] == ["options.1.label"]


def test_a_reference_names_its_entity() -> None:
    with pytest.raises(RuleViolated):
        verify(custom(CustomFieldType.REF))
    verify(custom(CustomFieldType.REF, ref_entity="crm.Partner"))
    verify(custom(CustomFieldType.TEXT))


@pytest.mark.parametrize("field_type", [CustomFieldType.SELECT, CustomFieldType.MULTISELECT])
def test_a_choice_has_options_that_differ(field_type: CustomFieldType) -> None:
    with pytest.raises(RuleViolated, match="at least one"):
        verify(custom(field_type))
    verify(custom(field_type, options=[option("red"), option("blue")]))
    with pytest.raises(RuleViolated, match="once"):
        verify(custom(field_type, options=[option("red"), option("red")]))


@pytest.mark.parametrize("key", ["Colour", "col-our", "색상", "a b"])
def test_a_key_has_plain_characters(key: str) -> None:
    verify(custom(CustomFieldType.TEXT, key="colour_2"))
    with pytest.raises(ValidationError):
        verify(custom(CustomFieldType.TEXT, key=key))


def job(**given: Any) -> ImportJob:
    made: dict[str, Any] = {"entity_type": "crm.Partner", "attachment_id": ID, "mapping": {"이름": "name"}} | given
    return ImportJob(**made)


@rule("sys.ImportJob", "at most 50,000 rows a job")
def test_a_job_has_at_most_50_000_rows() -> None:
    verify(job(row_count=50_000))
    with pytest.raises(ValidationError):
        verify(job(row_count=50_001))


@pytest.mark.parametrize("mode", [ImportMode.UPDATE, ImportMode.UPSERT])
def test_an_import_that_changes_records_knows_how_to_find_them(mode: ImportMode) -> None:
    verify(job())
    with pytest.raises(RuleViolated):
        verify(job(mode=mode))
    verify(job(mode=mode, match_fields=["business_number"]))


@pytest.mark.parametrize("mapping", [{}, ["name"], "name", {"이름": 1}, {"이름": ""}, {"이름": "name", "번호": None}])
def test_a_mapping_names_a_field_by_column(mapping: object) -> None:
    with pytest.raises(ValidationError):
        verify(job(mapping=mapping))


def test_a_view_filters_by_name() -> None:
    verify(SavedView(entity_type="crm.Partner", name="내 고객", owner_id=ID, filters={"status": "ACTIVE"}))
    verify(SavedView(entity_type="crm.Partner", name="모두", owner_id=ID, filters={}))
    with pytest.raises(ValidationError):
        verify(SavedView(entity_type="crm.Partner", name="내 고객", owner_id=ID, filters=["status"]))


@pytest.mark.parametrize("name", [" 우수", "우수 ", "\u3000우수", "우\n수", " "])
def test_a_tag_has_no_blanks_around_it(name: str) -> None:
    verify(Tag(name="우수 고객"))
    verify(Tag(name="V"))
    with pytest.raises(ValidationError):
        verify(Tag(name=name))


@pytest.mark.parametrize("color", ["1e90ff", "#1e90f", "#1e90fg"])
def test_a_colour_is_hexadecimal(color: str) -> None:
    verify(Tag(name="우수", color="#1E90ff"))
    with pytest.raises(ValidationError):
        verify(Tag(name="우수", color=color))


def test_a_file_is_at_most_25_megabytes() -> None:
    file = Attachment(resource_type="crm.Partner", resource_id=str(ID), file_name="계약서.pdf", size_bytes=MAX_BYTES)
    verify(file)
    file.size_bytes = MAX_BYTES + 1
    with pytest.raises(ValidationError):
        verify(file)


@pytest.mark.parametrize("entity_type", ["Partner", "crm.partner", "crm.", "CRM.Partner", "crm.Partner.name"])
def test_an_entity_is_named_with_its_domain(entity_type: str) -> None:
    verify(Tag(name="우수", entity_types=["crm.Partner", "srm.SalesOrder"]))
    with pytest.raises(ValidationError):
        verify(Tag(name="우수", entity_types=[entity_type]))
