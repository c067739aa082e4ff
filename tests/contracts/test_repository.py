"""Finding and showing records: memory and PostgreSQL against a plain list."""

import json
from collections.abc import Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from application import exporting, query
from application.query import Page
from application.representation import encode, represent
from application.rights import Actor, RecordScope, Right, system
from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import NotFoundError, ValidationError
from domain.manager.idam.api_key import ApiKey
from domain.tenants.crm.partner import AddressKind, Partner, PartnerAddress, PartnerKind, PartnerStatus
from domain.tenants.pim.attribute import Attribute, AttributeType
from domain.tenants.pim.attribute_set import AttributeSet
from domain.tenants.pim.category import Category
from domain.tenants.pim.product import Product, ProductStatus
from domain.tenants.pim.unit_of_measure import UnitCategory, UnitOfMeasure
from domain.tenants.pim.variant import Variant
from domain.tenants.sys.audit_log import AuditLog
from domain.tenants.sys.role import Role
from domain.tenants.sys.user import User
from tests.contracts.side import EVERYTHING, ONLY_OWN, Side, added, found, looked_at, user

few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

# what search and sort could trip over: case, Korean, the wildcards and the escape of LIKE
NAMES = st.text(alphabet="aBb%_\\가나 1", min_size=1, max_size=5).filter(lambda text: text.strip() != "")
PARTNERS = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "legal_name": st.none() | NAMES,
            "kind": st.sampled_from(PartnerKind),
            "is_customer": st.booleans(),
            "currency": st.sampled_from(["KRW", "USD"]),
            "annual_revenue": st.none() | st.decimals(0, 10**12, places=0),
        }
    ),
    max_size=9,
)
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "search": NAMES,
        "kind": st.sampled_from(["COMPANY", "PERSON"]),
        "is_customer": st.sampled_from(["true", "false"]),
        "currency": st.just("USD"),
        "status": st.sampled_from(["PROSPECT", "ACTIVE"]),
        "sort": st.sampled_from(["id", "-id", "name", "-name"]),
        "page_size": st.sampled_from(["1", "2", "5"]),
    },
)


def expected(records: list[dict[str, Any]], asked: dict[str, str]) -> list[str]:
    """The ids of what a list shows, worked out the plain way."""
    term = asked.get("search", "").strip().lower()
    kept = [
        one
        for one in records
        if all(_text(one[name]) == asked[name] for name in ("kind", "is_customer", "currency") if name in asked)
        and asked.get("status", "PROSPECT") == "PROSPECT"
        and any(term in (one[name] or "").lower() for name in ("name", "legal_name"))
    ]
    sort = asked.get("sort", "-id")
    kept.sort(key=lambda one: (one[sort.lstrip("-")], one["id"]), reverse=sort.startswith("-"))
    return [one["id"] for one in kept]


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


async def listed(
    side: Side, actor: Actor, entity: type[Entity], asked: dict[str, str], right: Right = EVERYTHING
) -> Page:
    module = module_of(entity)
    async with side.works.begin(module.scope, actor) as uow:
        return await uow.of(entity).page(query.parse(module, asked), right)


def ids_of(page: Page) -> list[str]:
    return [one["id"] for one in json.loads(page.items)]


@few
@given(partners=PARTNERS, asked=ASKED)
async def test_a_list_is_what_a_plain_list_would_be(
    side: Side, partners: list[dict[str, Any]], asked: dict[str, str]
) -> None:
    actor = user(await side.new_tenant())
    records = []
    for one in partners:
        record = await added(side, actor, Partner(**one))
        records.append({**one, "id": str(record.id)})
    whole = expected(records, asked)
    size = int(asked.get("page_size", "20"))
    by_number: list[str] = []
    for number in range(1, max(1, -(-len(whole) // size)) + 1):
        page = await listed(side, actor, Partner, {**asked, "page": str(number)})
        assert (page.total, page.total_capped) == (len(whole), False)
        by_number += ids_of(page)
        assert (page.next_cursor is not None) == (len(by_number) < len(whole))
    assert by_number == whole
    by_cursor, cursor = ids_of(page := await listed(side, actor, Partner, asked)), page.next_cursor
    while cursor:
        page = await listed(side, actor, Partner, {**asked, "cursor": cursor})
        by_cursor += ids_of(page)
        assert len(by_cursor) <= len(whole)
        cursor = page.next_cursor
    assert by_cursor == whole


@pytest.mark.parametrize(
    ("term", "fits"),
    [("aBc", ["xAbCx"]), ("가나", ["다가나"]), ("0%", ["10%"]), ("_", ["a_c"]), ("\\", ["a\\c"]), ("zz", [])],
)
async def test_search_is_of_any_part_regardless_of_case_and_knows_no_wildcards(
    side: Side, term: str, fits: list[str]
) -> None:
    actor = user(await side.new_tenant())
    await added(side, actor, *(Partner(name=name) for name in ("xAbCx", "다가나", "10%", "100", "a_c", "a\\c", "axc")))
    page = await listed(side, actor, Partner, {"search": term})
    assert [one["name"] for one in json.loads(page.items)] == fits


@few
@given(partners=PARTNERS, wanted=NAMES, kinds=st.sets(st.sampled_from(PartnerKind)))
async def test_find_one_and_any_are_what_a_plain_list_would_be(
    side: Side, partners: list[dict[str, Any]], wanted: str, kinds: set[PartnerKind]
) -> None:
    actor = user(await side.new_tenant())
    records = [await added(side, actor, Partner(**one)) for one in partners]
    asked: list[tuple[dict[str, object], Callable[[Partner], bool]]] = [
        ({"name": wanted}, lambda one: one.name == wanted),
        ({"legal_name": None}, lambda one: one.legal_name is None),
        ({"kind": kinds, "is_customer": True}, lambda one: one.kind in kinds and one.is_customer),
        ({"currency": ["USD", "EUR"]}, lambda one: one.currency == "USD"),
        ({"id": [one.id for one in records[1:3]]}, lambda one: one in records[1:3]),
        ({}, lambda one: True),
    ]
    async with side.works.begin("tenants", actor) as uow:
        repository = uow.of(Partner)
        for equals, fits in asked:
            expected_ids = [one.id for one in records if fits(one)]
            assert [one.id for one in await repository.find(**equals)] == expected_ids
            one = await repository.one(**equals)
            assert (one.id if one else None) == (expected_ids[0] if expected_ids else None)
            assert await repository.any(**equals) is bool(expected_ids)


@dataclass(frozen=True)
class Seen:
    """A bit of a partner, with a field of each sort."""

    id: UUID
    version: int
    name: str
    legal_name: str | None
    kind: PartnerKind
    is_customer: bool
    annual_revenue: Decimal | None
    employee_count: int | None
    owner_id: UUID | None
    last_activity_at: datetime | None
    created_at: datetime | None


@few
@given(partners=PARTNERS)
async def test_a_look_sees_of_records_what_a_find_does(side: Side, partners: list[dict[str, Any]]) -> None:
    actor = user(await side.new_tenant())
    ids = [(await added(side, actor, Partner(**one))).id for one in partners]
    another = await added(side, user(await side.new_tenant()), Partner(name="another tenant's"))
    async with side.works.begin("tenants", actor) as uow:
        whole = {one.id: one for one in await uow.of(Partner).find()}
        seen = await uow.of(Partner).look([*ids, another.id, uuid4()], Seen)
        listed = await uow.of(Partner).look_for(Seen)
        companies = await uow.of(Partner).look_for(Seen, kind=PartnerKind.COMPANY)
    assert seen == {
        id: Seen(**{one.name: getattr(record, one.name) for one in fields(Seen)}) for id, record in whole.items()
    }
    assert {id: type(one.kind) for id, one in seen.items()} == dict.fromkeys(ids, PartnerKind)
    assert listed == [seen[id] for id in sorted(ids)]
    assert companies == [one for one in listed if one.kind is PartnerKind.COMPANY]


async def test_a_look_sees_what_the_work_has_done_before(side: Side) -> None:
    actor = user(await side.new_tenant())
    kept, changed, gone = [await added(side, actor, Partner(name=name)) for name in ("kept", "changed", "gone")]
    async with side.works.begin("tenants", actor) as uow:
        repository = uow.of(Partner)
        (await repository.take(changed.id)).name = "anew"
        repository.remove(await repository.take(gone.id))
        new = repository.add(Partner(name="new"))
        seen = await repository.look([kept.id, changed.id, gone.id, new.id], Seen)
        assert {id: one.name for id, one in seen.items()} == {kept.id: "kept", changed.id: "anew", new.id: "new"}
        listed = await repository.look_for(Seen, name=["new", "gone", "changed", "anew", "kept"])
        assert [one.name for one in listed] == ["kept", "anew", "new"]


@dataclass(frozen=True)
class SeenAttribute:
    """What is kept as JSON."""

    label: Any
    attribute_type: AttributeType


async def test_a_look_sees_json_as_it_is(side: Side) -> None:
    actor = user(await side.new_tenant())
    label = {"en-US": "Size", "ko-KR": "크기"}
    made = await added(side, actor, Attribute(code="size", label=label, attribute_type=AttributeType.TEXT))
    async with side.works.begin("tenants", actor) as uow:
        seen = await uow.of(Attribute).look([made.id], SeenAttribute)
    assert seen == {made.id: SeenAttribute(label, AttributeType.TEXT)}


@dataclass(frozen=True)
class SeenSet:
    """With a list."""

    required_locales: list[str]


async def test_a_look_sees_lists(side: Side) -> None:
    actor = user(await side.new_tenant())
    made = await added(side, actor, AttributeSet(code="shoes", name="Shoes", required_locales=["ko-KR", "en-US"]))
    async with side.works.begin("tenants", actor) as uow:
        assert await uow.of(AttributeSet).look([made.id], SeenSet) == {made.id: SeenSet(["ko-KR", "en-US"])}


@dataclass(frozen=True)
class Misspelt:
    """Of no partner."""

    nmae: str


async def test_a_view_names_fields_of_the_record(side: Side) -> None:
    actor = user(await side.new_tenant())
    async with side.works.begin("tenants", actor) as uow:
        with pytest.raises(TypeError, match="nmae"):
            await uow.of(Partner).look([uuid4()], Misspelt)
        with pytest.raises(TypeError, match="nmae"):
            await uow.of(Partner).look_for(Misspelt)
        with pytest.raises(TypeError, match="nmae"):
            await uow.of(Partner).look_for(Seen, nmae="misspelt")


@dataclass(frozen=True)
class SeenKey:
    """With what is never shown."""

    key: str


async def test_a_view_names_no_secret(side: Side) -> None:
    async with side.works.begin("manager", system()) as uow:
        with pytest.raises(TypeError, match=r"SeenKey names a secret of idam\.ApiKey"):
            await uow.of(ApiKey).look([uuid4()], SeenKey)


async def test_a_name_that_is_no_field_is_a_fault_of_the_program(side: Side) -> None:
    actor = user(await side.new_tenant())
    async with side.works.begin("tenants", actor) as uow:
        for look in (uow.of(Partner).find, uow.of(Partner).one, uow.of(Partner).any):
            with pytest.raises(TypeError, match="nmae"):
                await look(nmae="x")


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@few
@given(
    description=TEXTS,
    translations=JSONS,
    weight=st.none() | st.decimals(0, 99_999_999, places=4, allow_nan=False),
    length=st.none() | st.decimals(0, 99_999, places=1, allow_nan=False),
    micros=st.sampled_from([0, 1, 120_000, 100, 999_999]),
)
async def test_a_record_is_shown_byte_for_byte_as_it_is_answered_when_written(
    side: Side, description: str, translations: Any, weight: Decimal | None, length: Decimal | None, micros: int
) -> None:
    actor = user(await side.new_tenant())
    side.clock.time = side.clock.time.replace(microsecond=micros)
    unit = await added(side, actor, UnitOfMeasure(code="EA", name="개", category=UnitCategory.COUNT, ratio=Decimal(1)))
    category = await added(side, actor, Category(code="C", name="분류"))
    made = await added(
        side,
        actor,
        Product(
            code="P",
            name='따옴표 " 역사선 \\ 이모지 🙂',
            category_id=category.id,
            stock_unit_id=unit.id,
            description=description,
            translations=translations,
            weight_kg=weight,
            length_cm=length,
        ),
    )
    assert await answers(side, actor, made) == {text_of(made)}


def text_of(record: Entity) -> bytes:
    """What a record is answered as when it is written."""
    return encode(represent(module_of(type(record)), record))


async def answers(side: Side, actor: Actor, made: Entity) -> set[bytes]:
    """What the only record is stored as, shown as, and listed as."""
    stored = text_of(await looked_at(side, actor, made))
    async with side.works.begin(module_of(type(made)).scope, actor) as uow:
        one = await uow.of(type(made)).show(made.id, EVERYTHING)
    page = await listed(side, actor, type(made), {})
    return {stored, one, page.items.removeprefix(b"[").removesuffix(b"]")}


@pytest.mark.parametrize(("currency", "shown"), [("KRW", "1235"), ("USD", "1234.57"), ("KWD", "1234.568")])
async def test_money_is_shown_with_the_decimals_of_its_currency(side: Side, currency: str, shown: str) -> None:
    actor = user(await side.new_tenant())
    made = await added(side, actor, Partner(name="돈", currency=currency, annual_revenue=Decimal("1234.5678")))
    assert await answers(side, actor, made) == {text_of(made)}
    assert json.loads(encode(represent(module_of(Partner), made)))["annual_revenue"] == shown


async def test_lines_are_shown_in_their_order(side: Side) -> None:
    actor = user(await side.new_tenant())
    lines = [PartnerAddress(kind=AddressKind.OTHER, line1=f"{place}층") for place in (3, 1, 2)]
    made = await added(side, actor, Partner(name="주소", addresses=lines))
    assert await answers(side, actor, made) == {text_of(made)}
    assert [line.line1 for line in (await looked_at(side, actor, made)).addresses] == ["3층", "1층", "2층"]


async def test_what_is_handed_out_is_not_what_is_stored(side: Side) -> None:
    actor = user(await side.new_tenant())
    line = PartnerAddress(kind=AddressKind.OTHER, line1="원본")
    made = await added(side, actor, Partner(name="원본", addresses=[line]))
    seen = await looked_at(side, actor, made)
    for one in (made, seen):
        one.name = one.addresses[0].line1 = "바뀜"
    stored = await looked_at(side, actor, made)
    assert (stored.name, stored.addresses[0].line1) == ("원본", "원본")
    member = await added(side, actor, User(full_name="목록"))
    for person in (member, await looked_at(side, actor, member)):
        person.role_ids.append(uuid4())
    assert (await looked_at(side, actor, member)).role_ids == []


async def test_a_deleted_record_is_found_by_nothing(side: Side) -> None:
    actor = user(await side.new_tenant())
    made = await added(side, actor, Partner(name="지움"))
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Partner).remove(await uow.of(Partner).take(made.id))
    assert await sights(side, actor, made) == []


async def test_another_tenant_sees_nothing(side: Side) -> None:
    actor, other = user(await side.new_tenant()), user(await side.new_tenant())
    made = await added(side, actor, Partner(name="비밀"))
    assert await sights(side, other, made) == []
    assert (await looked_at(side, actor, made)).name == "비밀"


async def sights(side: Side, actor: Actor, record: Entity) -> list[object]:
    """What looks and locks show of the record, or of any other of its kind."""
    seen = list[object]()
    async with side.works.begin("tenants", actor) as uow:
        repository = uow.of(type(record))
        for look in (repository.get(record.id), repository.take(record.id), repository.show(record.id, EVERYTHING)):
            with suppress(NotFoundError):
                seen.append(await look)
        seen += await repository.take_all([record.id])
        seen += await repository.find()
        seen += await repository.find(id=record.id)
        seen += [one for one in (await repository.one(), await repository.any()) if one]
        page = await repository.page(query.Query(), EVERYTHING)
    return seen + [one for one in (json.loads(page.items), page.total, page.next_cursor) if one]


async def test_an_id_that_never_was_is_not_found(side: Side) -> None:
    actor = user(await side.new_tenant())
    async with side.works.begin("tenants", actor) as uow:
        for look in (uow.of(Partner).get, uow.of(Partner).take):
            with pytest.raises(NotFoundError):
                await look(uuid4())


async def test_take_all_gives_what_exists_in_the_order_of_ids(side: Side) -> None:
    actor = user(await side.new_tenant())
    records = [await added(side, actor, Partner(name=name)) for name in "다가나"]
    asked = [records[2].id, uuid4(), records[0].id, records[2].id]
    async with side.works.begin("tenants", actor) as uow:
        assert [one.id for one in await uow.of(Partner).take_all(asked)] == [records[0].id, records[2].id]
        assert await uow.of(Partner).take_all([]) == []


async def test_the_right_to_ones_own_reaches_no_others(side: Side) -> None:
    tenant = await side.new_tenant()
    mine, theirs = user(tenant), user(tenant)
    own = await added(side, mine, Category(code="1", name="내 것"))
    foreign = await added(side, theirs, Category(code="2", name="남의 것"))
    page = await listed(side, mine, Category, {}, ONLY_OWN)
    assert (ids_of(page), page.total) == ([str(own.id)], 1)
    async with side.works.begin("tenants", mine) as uow:
        assert json.loads(await uow.of(Category).show(own.id, ONLY_OWN))["id"] == str(own.id)
        with pytest.raises(NotFoundError):
            await uow.of(Category).show(foreign.id, ONLY_OWN)


async def test_whose_a_record_is_may_stand_in_a_field_of_it(side: Side) -> None:
    tenant = await side.new_tenant()
    actor = user(tenant)
    owner = await added(side, actor, User(full_name="담당"))
    mine = user(tenant, owner.id)
    owned = await added(side, actor, Partner(name="담당 있음", owner_id=owner.id))
    await added(side, mine, Partner(name="만든 것은 담당이 아니다"))
    assert ids_of(await listed(side, mine, Partner, {}, ONLY_OWN)) == [str(owned.id)]


async def test_hidden_fields_are_not_shown(side: Side) -> None:
    actor = user(await side.new_tenant())
    made = await added(side, actor, Partner(name="가림", annual_revenue=Decimal(5)))
    hides = Right(RecordScope.ALL, frozenset({"annual_revenue", "addresses"}))
    async with side.works.begin("tenants", actor) as uow:
        text = await uow.of(Partner).show(made.id, hides)
    assert text == encode(represent(module_of(Partner), made, hides.hidden))
    assert b"annual_revenue" not in text
    assert (await listed(side, actor, Partner, {}, hides)).items == b"[" + text + b"]"


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"list_price_from": "0.3"}, [2, 1]),
        ({"list_price_from": "0.3", "list_price_to": "2.4"}, [1]),
        ({"list_price_to": "0"}, [0]),
        ({"list_price": "2.5"}, [2]),
        ({"sort": "list_price"}, [0, 1, 2]),
        ({"sort": "-list_price", "page_size": "2"}, [2, 1]),
    ],
)
async def test_numbers_are_filtered_and_sorted_as_numbers(side: Side, asked: dict[str, str], places: list[int]) -> None:
    actor = user(await side.new_tenant())
    product = await product_of(side, actor)
    made = [
        await added(side, actor, Variant(product_id=product, sku=f"S{place}", list_price=Decimal(price)))
        for place, price in enumerate(("0", "0.3", "2.500000"))
    ]
    assert ids_of(await listed(side, actor, Variant, asked)) == [str(made[place].id) for place in places]


async def test_a_range_without_an_order_is_in_its_own(side: Side) -> None:
    actor = user(await side.new_tenant())
    product = await product_of(side, actor)
    made = [
        await added(side, actor, Variant(product_id=product, sku=f"S{place}", list_price=Decimal(price)))
        for place, price in enumerate("3125")
    ]
    range_ = {"list_price_from": "1", "list_price_to": "4"}
    for asked, places in ((range_, [0, 2, 1]), (range_ | {"sort": "-id"}, [2, 1, 0])):
        assert ids_of(await listed(side, actor, Variant, asked)) == [str(made[place].id) for place in places]
    first = await listed(side, actor, Variant, range_ | {"page_size": "2"})
    assert first.next_cursor
    rest = await listed(side, actor, Variant, range_ | {"page_size": "2", "cursor": first.next_cursor})
    assert [*ids_of(first), *ids_of(rest)] == [str(made[place].id) for place in (0, 2, 1)]


async def product_of(side: Side, actor: Actor) -> UUID:
    """The id of a product that variants can be made of."""
    unit = await added(side, actor, UnitOfMeasure(code="EA", name="개", category=UnitCategory.COUNT, ratio=Decimal(1)))
    category = await added(side, actor, Category(code="C", name="분류"))
    product = Product(
        code="P", name="상품", category_id=category.id, stock_unit_id=unit.id, status=ProductStatus.ACTIVE
    )
    return (await added(side, actor, product)).id


async def test_a_decimal_cursor_goes_on_where_it_stopped(side: Side) -> None:
    actor = user(await side.new_tenant())
    product = await product_of(side, actor)
    for place, price in enumerate(("1", "1", "0.999999", "1.000001")):
        await added(side, actor, Variant(product_id=product, sku=f"S{place}", list_price=Decimal(price)))
    seen: list[str] = []
    asked = {"sort": "list_price", "page_size": "1"}
    page = await listed(side, actor, Variant, asked)
    seen += [one["sku"] for one in json.loads(page.items)]
    while page.next_cursor:
        page = await listed(side, actor, Variant, {**asked, "cursor": page.next_cursor})
        seen += [one["sku"] for one in json.loads(page.items)]
        assert len(seen) <= 4
    assert seen == ["S2", "S0", "S1", "S3"]


async def test_a_list_field_is_filtered_by_what_it_contains(side: Side) -> None:
    actor = user(await side.new_tenant())
    first, second = [await added(side, actor, Role(code=code, name=code)) for code in "AB"]
    both = await added(side, actor, User(full_name="둘", role_ids=[first.id, second.id]))
    one = await added(side, actor, User(full_name="하나", role_ids=[second.id]))
    await added(side, actor, User(full_name="없음"))
    assert ids_of(await listed(side, actor, User, {"role_ids": str(first.id)})) == [str(both.id)]
    assert ids_of(await listed(side, actor, User, {"role_ids": str(second.id)})) == [str(one.id), str(both.id)]
    assert [each.id for each in await found(side, actor, User, role_ids=second.id)] == [both.id, one.id]
    assert [each.id for each in await found(side, actor, User, role_ids=[first.id, uuid4()])] == [both.id]


async def test_moments_are_filtered_to_the_microsecond(side: Side) -> None:
    actor = user(await side.new_tenant())
    start = side.clock.time
    for place in range(3):
        side.clock.time = start + timedelta(microseconds=place)
        await added(side, actor, Category(code=str(place), name="분류"))
    asked = {"occurred_at_from": (start + timedelta(microseconds=1)).isoformat()}
    assert (await listed(side, actor, AuditLog, asked)).total == 2
    asked["occurred_at_to"] = asked["occurred_at_from"]
    assert (await listed(side, actor, AuditLog, asked)).total == 1


async def test_a_life_is_filtered_by_status(side: Side) -> None:
    actor = user(await side.new_tenant())
    active = await added(side, actor, Partner(name="거래", is_customer=True, status=PartnerStatus.ACTIVE))
    await added(side, actor, Partner(name="후보"))
    assert ids_of(await listed(side, actor, Partner, {"status": "ACTIVE"})) == [str(active.id)]


async def test_a_cursor_of_another_order_is_refused(side: Side) -> None:
    actor = user(await side.new_tenant())
    for name in "가나":
        await added(side, actor, Partner(name=name))
    page = await listed(side, actor, Partner, {"sort": "name", "page_size": "1"})
    assert page.next_cursor
    with pytest.raises(ValidationError):
        await listed(side, actor, Partner, {"sort": "-name", "cursor": page.next_cursor})


async def streamed(
    side: Side,
    actor: Actor,
    entity: type[Entity],
    asked: dict[str, str],
    right: Right = EVERYTHING,
    lines: str | None = None,
) -> list[list[str | None]]:
    """The rows of an export."""
    module = module_of(entity)
    parsed = query.parse(module, asked)
    async with (
        side.works.begin(module.scope, actor) as uow,
        aclosing(uow.of(entity).stream(parsed, right, lines)) as batches,
    ):
        rows = [list(row) for batch in [batch async for batch in batches] for row in batch]
    if lines is None:
        async with side.works.begin(module.scope, actor) as uow:
            assert await uow.of(entity).count(parsed, right) == len(rows)
    return rows


@few
@given(partners=PARTNERS, asked=ASKED)
async def test_an_export_has_the_records_of_all_pages(
    side: Side, partners: list[dict[str, Any]], asked: dict[str, str]
) -> None:
    actor = user(await side.new_tenant())
    records = []
    for one in partners:
        record = await added(side, actor, Partner(**one))
        records.append({**one, "id": str(record.id)})
    rows = await streamed(side, actor, Partner, asked)
    assert [row[0] for row in rows] == expected(records, asked)


@few
@given(
    description=TEXTS,
    translations=JSONS,
    weight=st.none() | st.decimals(0, 99_999_999, places=4, allow_nan=False),
    micros=st.sampled_from([0, 1, 120_000, 100, 999_999]),
)
async def test_a_cell_is_the_text_of_what_a_record_shows(
    side: Side, description: str, translations: Any, weight: Decimal | None, micros: int
) -> None:
    actor = user(await side.new_tenant())
    side.clock.time = side.clock.time.replace(microsecond=micros)
    unit = await added(side, actor, UnitOfMeasure(code="EA", name="개", category=UnitCategory.COUNT, ratio=Decimal(1)))
    category = await added(side, actor, Category(code="C", name="분류"))
    made = await added(
        side,
        actor,
        Product(
            code="P",
            name='따옴표 " 역사선 \\ 이모지 🙂',
            category_id=category.id,
            stock_unit_id=unit.id,
            description=description,
            translations=translations,
            weight_kg=weight,
        ),
    )
    role = await added(side, actor, Role(code="A", name="역할"))
    member = await added(side, actor, User(full_name="목록", role_ids=[role.id, role.id]))
    for record in (made, member):
        module = module_of(type(record))
        shown = represent(module, record)
        cells = [exporting.cell(shown[one.field]) for one in exporting.columns(module, ())]
        assert await streamed(side, actor, type(record), {}) == [cells]


async def test_a_row_may_be_a_line_beside_its_record(side: Side) -> None:
    actor = user(await side.new_tenant())
    lines = [PartnerAddress(kind=AddressKind.OTHER, line1=f"{place}층", is_default=place == 3) for place in (3, 1, 2)]
    made = await added(side, actor, Partner(name="주소", addresses=lines))
    await added(side, actor, Partner(name="주소 없음"))
    heads = [one.head for one in exporting.columns(module_of(Partner), (), "addresses")]
    places = [heads.index(name) for name in ("name", "addresses.id", "addresses.line1", "addresses.is_default")]
    rows = await streamed(side, actor, Partner, {"sort": "name"}, lines="addresses")
    assert [len(row) for row in rows] == [len(heads)] * 4
    kept = (await looked_at(side, actor, made)).addresses
    assert [[row[place] for place in places] for row in rows] == [
        *(["주소", str(line.id), line.line1, "true" if line.is_default else "false"] for line in kept),
        ["주소 없음", None, None, None],
    ]


async def test_an_export_reaches_and_shows_what_the_right_says(side: Side) -> None:
    tenant = await side.new_tenant()
    mine, theirs, stranger = user(tenant), user(tenant), user(await side.new_tenant())
    own = await added(side, mine, Category(code="1", name="내 것"))
    foreign = await added(side, theirs, Category(code="2", name="남의 것"))
    await added(side, stranger, Category(code="3", name="남의 회사"))
    assert [row[0] for row in await streamed(side, mine, Category, {}, ONLY_OWN)] == [str(own.id)]
    assert [row[0] for row in await streamed(side, mine, Category, {})] == [str(foreign.id), str(own.id)]
    hides = Right(RecordScope.ALL, frozenset({"name"}))
    (row,) = await streamed(side, stranger, Category, {}, hides)
    assert len(row) == len(exporting.columns(module_of(Category), ())) - 1
    assert "남의 회사" not in row
    assert await streamed(side, stranger, Category, {"search": "남의"}, hides) == []
    with pytest.raises(ValidationError):
        await streamed(side, mine, Partner, {}, Right(RecordScope.ALL, frozenset({"addresses"})), "addresses")


async def test_an_export_in_many_batches_is_whole_and_one_may_leave_it_early(side: Side) -> None:
    actor = user(await side.new_tenant())
    await added(side, actor, *(Category(code=f"{place:04}", name="분류") for place in range(exporting.BATCH + 2)))
    rows = await streamed(side, actor, Category, {"sort": "code"})
    heads = [one.head for one in exporting.columns(module_of(Category), ())]
    assert [row[heads.index("code")] for row in rows] == [f"{place:04}" for place in range(exporting.BATCH + 2)]
    async with (
        side.works.begin("tenants", actor) as uow,
        aclosing(uow.of(Category).stream(query.Query(), EVERYTHING)) as batches,
    ):
        assert len(await anext(batches)) == exporting.BATCH
    assert (await listed(side, actor, Category, {})).total == exporting.BATCH + 2
