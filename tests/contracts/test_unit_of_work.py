"""What a unit of work writes, refuses and leaves behind: memory and PostgreSQL alike."""

import asyncio
import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.ports import Receipt
from application.query import Query
from application.rights import Actor, system
from domain.kernel.entity import NIL, Entity
from domain.kernel.errors import (
    LINE_IN_USE,
    AlreadyExistsError,
    CXGError,
    DatabaseError,
    IdempotencyConflict,
    NotFoundError,
    RuleViolated,
    ValidationError,
)
from domain.manager.audt.audit_log import AuditLog as ManagerAuditLog
from domain.manager.idam.user import User as Identity
from domain.manager.idam.user import UserType
from domain.manager.tnnt.tenant import Tenant
from domain.manager.tnnt.tenant_member import TenantMember
from domain.tenants.crm.opportunity import Opportunity
from domain.tenants.crm.partner import AddressKind, Partner, PartnerAddress, PartnerStatus
from domain.tenants.crm.pipeline import Pipeline, PipelineStage, StageKind
from domain.tenants.pim.category import Category
from domain.tenants.pim.product import Product, ProductRelation, RelationKind
from domain.tenants.pim.unit_of_measure import UnitCategory, UnitOfMeasure
from domain.tenants.pim.variant import Variant
from domain.tenants.sys.audit_log import AuditLog
from domain.tenants.sys.role import Role
from domain.tenants.sys.user import User
from domain.tenants.wms.warehouse import Warehouse
from domain.tenants.wms.zone import Zone
from tests.contracts.side import EVERYTHING, Side, Told, added, found, looked_at, user


class Failure(Exception):
    """What a test lets a work fail with."""


@pytest.fixture
async def actor(side: Side) -> Actor:
    """Somebody of a new tenant."""
    return user(await side.new_tenant())


async def traces(side: Side, actor: Actor, entity_id: UUID) -> list[AuditLog]:
    """The audit rows of a record, oldest first."""
    return await found(side, actor, AuditLog, entity_id=str(entity_id))


def said(row: AuditLog | ManagerAuditLog) -> dict[str, list[Any]]:
    """The changes that a row tells of."""
    return dict(row.changes or {})


async def told(side: Side, actor: Actor) -> list[str]:
    """The names of the tenant's events."""
    assert actor.tenant_id
    return [one.name for one in await side.told(actor.tenant_id)]


def address(line1: str, **given: Any) -> PartnerAddress:
    """An address that differs in its first line."""
    return PartnerAddress(kind=AddressKind.OTHER, line1=line1, **given)


# what is written


async def test_a_new_record_has_its_id_at_once_and_its_stamps_at_the_end(side: Side, actor: Actor) -> None:
    record = Partner(name="새", addresses=[address("가")])
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        assert uow.of(Partner).add(record) is record
        assert record.id != NIL
        assert record.id.version == 7
        assert record.version == 0
    assert record.addresses[0].id not in (NIL, record.id)
    for one in (record, await looked_at(side, actor, record)):
        assert one.version == 1
        assert one.created_at == one.updated_at == side.clock.time
        assert one.created_by == one.updated_by == actor.id
        assert one.addresses[0].id == record.addresses[0].id


async def test_an_id_that_is_given_is_kept(side: Side, actor: Actor) -> None:
    id = uuid4()
    await added(side, actor, User(id=id, full_name="같은 사람"))
    assert [one.id for one in await found(side, actor, User)] == [id]
    with pytest.raises(AlreadyExistsError) as caught:
        await added(side, actor, User(id=id, full_name="다른 사람"))
    assert caught.value.fields == ("id",)


async def test_a_change_is_written_with_the_next_version_and_new_stamps(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="전"))
    created_at, other = side.clock.time, user(actor.tenant_id)
    side.clock.move(timedelta(seconds=1))
    async with side.works.begin("tenants", other, "UPDATE") as uow:
        taken = await uow.of(Partner).take(made.id)
        taken.name = "후"
    for one in (taken, await looked_at(side, actor, made)):
        assert (one.name, one.version) == ("후", 2)
        assert (one.created_at, one.created_by) == (created_at, actor.id)
        assert (one.updated_at, one.updated_by) == (side.clock.time, other.id)


async def test_what_did_not_change_is_not_written(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="그대로", annual_revenue=Decimal("5"), addresses=[address("가")]))
    before = await told(side, actor)
    side.clock.move(timedelta(seconds=1))
    async with side.works.begin("tenants", user(actor.tenant_id), "UPDATE") as uow:
        taken = await uow.of(Partner).take(made.id)
        taken.name = "다르게"
        taken.name = "그대로"
        taken.annual_revenue = Decimal("5.0000")
        taken.addresses = list(taken.addresses)
    stored = await looked_at(side, actor, made)
    assert (stored.version, stored.updated_by, stored.updated_at) == (1, actor.id, made.updated_at)
    assert len(await traces(side, actor, made.id)) == 1
    assert await told(side, actor) == before


async def test_a_look_changes_nothing(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="원본"))
    async with side.works.begin("tenants", actor) as uow:
        (await uow.of(Partner).get(made.id)).name = "바뀜"
        for one in await uow.of(Partner).find():
            one.name = "바뀜"
    assert (await looked_at(side, actor, made)).name == "원본"


async def test_a_value_that_was_changed_in_place_is_written(side: Side, actor: Actor) -> None:
    await product_of(side, actor)
    (made,) = await found(side, actor, Product)
    for translations in ({"a": [1]}, {"a": [True]}):
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            taken = await uow.of(Product).take(made.id)
            if taken.translations is None:
                taken.translations = translations
            else:
                taken.translations["a"][0] = True
        stored = await looked_at(side, actor, made)
        assert json.dumps(stored.translations) == json.dumps(translations)
    assert stored.version == 3


async def test_a_changed_line_raises_the_version_of_its_root(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="줄", addresses=[address("가"), address("나")]))
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        (await uow.of(Partner).take(made.id)).addresses[1].line1 = "다"
    stored = await looked_at(side, actor, made)
    assert stored.version == 2
    assert [(one.id, one.line1) for one in stored.addresses] == [
        (made.addresses[0].id, "가"),
        (made.addresses[1].id, "다"),
    ]
    (_, change) = await traces(side, actor, made.id)
    assert change.changes == {f"addresses[{made.addresses[1].id}].line1": ["나", "다"]}


async def test_lines_come_go_and_move(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="줄", addresses=[address("가"), address("나"), address("다")]))
    a, b, c = (str(line.id) for line in made.addresses)
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        taken = await uow.of(Partner).take(made.id)
        first, _, third = taken.addresses
        new = address("라", city="서울")
        taken.addresses = [third, new, first]
    stored = await looked_at(side, actor, made)
    assert [line.line1 for line in stored.addresses] == ["다", "라", "가"]
    assert [line.id for line in stored.addresses] == [third.id, new.id, first.id]
    (_, change) = await traces(side, actor, made.id)
    plain = {"kind": "OTHER", "country": "KR", "is_default": False}
    assert change.changes == {
        "addresses": [[a, b, c], [c, str(new.id), a]],
        f"addresses[{b}]": [plain | {"line1": "나"}, None],
        f"addresses[{new.id}]": [None, plain | {"line1": "라", "city": "서울"}],
    }


async def test_a_new_line_in_front_keeps_the_others_as_they_were(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="줄", addresses=[address("가"), address("나")]))
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        (await uow.of(Partner).take(made.id)).addresses.insert(0, address("앞"))
    stored = await looked_at(side, actor, made)
    assert [line.line1 for line in stored.addresses] == ["앞", "가", "나"]
    (_, change) = await traces(side, actor, made.id)
    assert list(said(change)) == [f"addresses[{stored.addresses[0].id}]"]


async def test_one_change_more_after_many_keeps_versions_in_step(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Category(code="1", name="0"))
    for count in range(3):
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            (await uow.of(Category).take(made.id)).name = str(count + 1)
    assert (await looked_at(side, actor, made)).version == 4
    assert len(await traces(side, actor, made.id)) == 4


async def test_amounts_are_settled_when_they_are_written(side: Side, actor: Actor) -> None:
    won = await added(side, actor, Partner(name="원", annual_revenue=Decimal("0.5")))
    dollar = await added(side, actor, Partner(name="달러", currency="USD", annual_revenue=Decimal("0.005")))
    for one in (won, await looked_at(side, actor, won)):
        assert str(one.annual_revenue) == "1"
    for one in (dollar, await looked_at(side, actor, dollar)):
        assert str(one.annual_revenue) == "0.01"


# what is refused


async def test_a_failure_undoes_everything(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="전", addresses=[address("가")]))
    events = await told(side, actor)
    new = Partner(name="새")
    with pytest.raises(Failure):
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            await uow.claim(Receipt("key", "digest"))
            taken = await uow.of(Partner).take(made.id)
            taken.name, taken.addresses = "후", []
            uow.of(Partner).add(new)
            uow.tell("crm.partner.told", taken)
            uow.keep(lambda: b"answer")
            raise Failure
    stored = await looked_at(side, actor, made)
    assert (stored.name, stored.version, len(stored.addresses)) == ("전", 1, 1)
    assert await found(side, actor, Partner, name="새") == []
    assert len(await traces(side, actor, made.id)) == 1
    assert await traces(side, actor, new.id) == []
    assert await told(side, actor) == events
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        assert await uow.claim(Receipt("key", "digest")) is None


async def test_what_is_refused_at_the_end_undoes_the_rest(side: Side, actor: Actor) -> None:
    await added(side, actor, Category(code="1", name="있음"))
    good = Category(code="2", name="좋음")
    with pytest.raises(AlreadyExistsError):
        await added(side, actor, good, Category(code="1", name="겹침"))
    assert [one.code for one in await found(side, actor, Category)] == ["1"]
    assert await traces(side, actor, good.id) == []
    assert await told(side, actor) == ["pim.category.created"]


async def test_rules_hold_for_what_is_new_or_changed(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="후보"))
    with pytest.raises(RuleViolated):
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            (await uow.of(Partner).take(made.id)).status = PartnerStatus.ACTIVE
    with pytest.raises(ValidationError) as caught:
        await added(side, actor, Partner(name="줄", addresses=[address("가"), address("")]))
    assert [one.field for one in caught.value.field_errors] == ["addresses.1.line1"]
    assert (await looked_at(side, actor, made)).status is PartnerStatus.PROSPECT


async def test_a_unique_value_is_taken_until_its_record_is_deleted(side: Side, actor: Actor) -> None:
    first = await added(side, actor, Category(code="1", name="처음"))
    with pytest.raises(AlreadyExistsError) as caught:
        await added(side, actor, Category(code="1", name="겹침"))
    assert caught.value.fields == ("code",)
    await added(side, user(await side.new_tenant()), Category(code="1", name="다른 테넌트"))
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Category).remove(await uow.of(Category).take(first.id))
    await added(side, actor, Category(code="1", name="다시"))


async def test_a_change_to_a_value_that_is_taken_is_refused(side: Side, actor: Actor) -> None:
    await added(side, actor, Category(code="1", name="있음"))
    other = await added(side, actor, Category(code="2", name="다름"))
    with pytest.raises(AlreadyExistsError) as caught:
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            (await uow.of(Category).take(other.id)).code = "1"
    assert caught.value.fields == ("code",)
    assert (await looked_at(side, actor, other)).code == "2"


async def test_a_folded_value_is_unique_regardless_of_case(side: Side, actor: Actor) -> None:
    product = await product_of(side, actor)
    made = await added(side, actor, Variant(product_id=product, sku="Abc"))
    with pytest.raises(AlreadyExistsError) as caught:
        await added(side, actor, Variant(product_id=product, sku="aBC"))
    assert caught.value.fields == ("sku",)
    assert (await looked_at(side, actor, made)).sku == "Abc"


async def test_the_number_of_a_document_is_never_free_again(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="번호", number="P-000001"))
    await added(side, actor, Partner(name="번호 없음"), Partner(name="번호 없음"))
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Partner).remove(await uow.of(Partner).take(made.id))
    with pytest.raises(AlreadyExistsError) as caught:
        await added(side, actor, Partner(name="다시", number="P-000001"))
    assert caught.value.fields == ("number",)


async def test_fields_are_unique_together(side: Side, actor: Actor) -> None:
    first = await added(side, actor, Warehouse(code="W1", name="첫째"))
    second = await added(side, actor, Warehouse(code="W2", name="둘째"))
    await added(side, actor, Zone(warehouse_id=first.id, code="A", name="구역"))
    await added(side, actor, Zone(warehouse_id=second.id, code="A", name="구역"))
    with pytest.raises(AlreadyExistsError) as caught:
        await added(side, actor, Zone(warehouse_id=first.id, code="A", name="겹침"))
    assert caught.value.fields == ("warehouse_id", "code")


async def test_a_reference_names_a_record_that_is_there(side: Side, actor: Actor) -> None:
    other = user(await side.new_tenant())
    foreign = await added(side, other, Warehouse(code="W", name="남의 창고"))
    gone = await added(side, actor, Warehouse(code="W", name="지운 창고"))
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Warehouse).remove(await uow.of(Warehouse).take(gone.id))
    for id in (uuid4(), foreign.id, gone.id):
        zone = Zone(warehouse_id=id, code="A", name="구역")
        await refused(side, actor, zone, "warehouse_id")
        assert await traces(side, actor, zone.id) == []


async def refused(side: Side, actor: Actor, record: Entity, *paths: str) -> None:
    """The record is refused for what these fields name."""
    with pytest.raises(ValidationError) as caught:
        await added(side, actor, record)
    assert [(one.field, one.code) for one in caught.value.field_errors] == [(path, "not_found") for path in paths]


async def product_of(side: Side, actor: Actor) -> UUID:
    """The id of a product that others may refer to."""
    unit = await added(side, actor, UnitOfMeasure(code="EA", name="개", category=UnitCategory.COUNT, ratio=Decimal(1)))
    category = await added(side, actor, Category(code="C", name="분류"))
    return (await added(side, actor, Product(code="P", name="상품", category_id=category.id, stock_unit_id=unit.id))).id


async def test_references_in_lists_and_lines_are_checked_too(side: Side, actor: Actor) -> None:
    role = await added(side, actor, Role(code="A", name="역할"))
    await added(side, actor, User(full_name="좋음", role_ids=[role.id]))
    await refused(side, actor, User(full_name="나쁨", role_ids=[role.id, uuid4()]), "role_ids")
    await product_of(side, actor)
    (known,) = await found(side, actor, Product)
    relations = [ProductRelation(kind=RelationKind.ACCESSORY, product_id=id) for id in (known.id, uuid4())]
    wrong = Product(
        code="Q", name="짝", category_id=known.category_id, stock_unit_id=known.stock_unit_id, relations=relations
    )
    await refused(side, actor, wrong, "relations.1.product_id")


async def test_a_change_of_a_reference_is_checked(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="아래"))
    with pytest.raises(ValidationError):
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            (await uow.of(Partner).take(made.id)).parent_id = uuid4()
    assert (await looked_at(side, actor, made)).parent_id is None


async def test_what_was_named_before_may_be_gone_since(side: Side, actor: Actor) -> None:
    parent = await added(side, actor, Partner(name="위"))
    child = await added(side, actor, Partner(name="아래", parent_id=parent.id))
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Partner).remove(await uow.of(Partner).take(parent.id))
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        (await uow.of(Partner).take(child.id)).name = "새 이름"
    assert (await looked_at(side, actor, child)).name == "새 이름"


async def test_what_a_list_named_before_may_be_gone_since(side: Side, actor: Actor) -> None:
    gone, kept = [await added(side, actor, Role(code=code, name="역할")) for code in "AB"]
    member = await added(side, actor, User(full_name="사람", role_ids=[gone.id]))
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Role).remove(await uow.of(Role).take(gone.id))
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        (await uow.of(User).take(member.id)).role_ids.append(kept.id)
    assert (await looked_at(side, actor, member)).role_ids == [gone.id, kept.id]


async def test_a_record_may_name_another_of_the_same_work(side: Side, actor: Actor) -> None:
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        warehouse = uow.of(Warehouse).add(Warehouse(code="W", name="창고"))
        zone = uow.of(Zone).add(Zone(warehouse_id=warehouse.id, code="A", name="구역"))
        upper = uow.of(Partner).add(Partner(name="위"))
        lower = uow.of(Partner).add(Partner(name="아래", parent_id=upper.id))
    assert (await looked_at(side, actor, zone)).warehouse_id == warehouse.id
    assert (await looked_at(side, actor, lower)).parent_id == upper.id


# one work sees what it did itself


async def test_a_record_is_one_object_in_a_work(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="하나"))
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        repository = uow.of(Partner)
        taken = await repository.take(made.id)
        taken.name = "바뀜"
        assert await repository.take(made.id) is taken
        assert await repository.take_all([made.id]) == [taken]
        assert await repository.get(made.id) is taken
        assert await repository.find(name="바뀜") == [taken]
        assert await repository.find(name="하나") == []


async def test_a_work_finds_what_it_added_and_not_what_it_removed(side: Side, actor: Actor) -> None:
    old = await added(side, actor, Partner(name="같음"))
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        repository = uow.of(Partner)
        new = repository.add(Partner(name="같음"))
        assert [one.id for one in await repository.find(name="같음")] == [old.id, new.id]
        assert await repository.get(new.id) is await repository.take(new.id) is new
        repository.remove(await repository.take(old.id))
        assert await repository.find(name="같음") == [new]
        assert await repository.one(name="같음") is new
        repository.remove(new)
        assert not await repository.any(name="같음")
        for id in (old.id, new.id):
            with pytest.raises(NotFoundError):
                await repository.take(id)
            with pytest.raises(NotFoundError):
                await repository.get(id)
    assert await found(side, actor, Partner) == []
    assert await traces(side, actor, new.id) == []


async def test_only_what_was_taken_can_be_removed(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="남음"))
    with pytest.raises(LookupError):
        async with side.works.begin("tenants", actor, "DELETE") as uow:
            uow.of(Partner).remove(await uow.of(Partner).get(made.id))
    assert len(await found(side, actor, Partner)) == 1


# audit log and events


async def test_the_audit_rows_say_who_did_what_when_and_from_where(side: Side, actor: Actor) -> None:
    record = Category(code="1", name="전")
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        uow.of(Category).add(record)
    start = side.clock.time
    side.clock.move(timedelta(microseconds=1))
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        uow.reason = "오타"
        (await uow.of(Category).take(record.id)).name = "후"
    async with side.works.begin("tenants", actor, "RENAME") as uow:
        (await uow.of(Category).take(record.id)).name = "끝"
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Category).remove(await uow.of(Category).take(record.id))
    rows = await traces(side, actor, record.id)
    assert [(one.action, one.reason, one.occurred_at) for one in rows] == [
        ("CREATE", None, start),
        ("UPDATE", "오타", side.clock.time),
        ("RENAME", None, side.clock.time),
        ("DELETE", None, side.clock.time),
    ]
    created, updated, renamed, deleted = map(said, rows)
    assert created["code"] == [None, "1"]
    assert created["name"] == [None, "전"]
    assert "parent_id" not in created
    assert set(created).isdisjoint({"id", "version", "created_at", "updated_by", "is_deleted"})
    assert (updated, renamed) == ({"name": ["전", "후"]}, {"name": ["후", "끝"]})
    assert deleted == {name: [new, None] for name, (_, new) in (created | {"name": [None, "끝"]}).items()}
    for one in rows:
        assert (one.actor_type.value, one.actor_id, one.entity) == ("USER", str(actor.id), "pim.Category")
        assert (one.ip, one.request_id, one.user_agent) == ("203.0.113.7", "request-1", "pytest")


async def test_a_plain_work_says_of_each_record_what_happened_to_it(side: Side, actor: Actor) -> None:
    old = await added(side, actor, Category(code="1", name="전"))
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        new = uow.of(Category).add(Category(code="2", name="새"))
        (await uow.of(Category).take(old.id)).name = "후"
    assert [one.action for one in await traces(side, actor, new.id)] == ["CREATE"]
    assert [one.action for one in await traces(side, actor, old.id)] == ["CREATE", "UPDATE"]


async def test_a_long_reason_is_cut_to_what_the_log_holds(side: Side, actor: Actor) -> None:
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        uow.reason = "가" * 501
        made = uow.of(Category).add(Category(code="1", name="새"))
    assert [one.reason for one in await traces(side, actor, made.id)] == ["가" * 500]


async def test_a_secret_never_enters_the_log(side: Side, staff: Actor) -> None:
    name = f"u{uuid4().hex[:12]}"
    made = await added(side, staff, identity(name, password="first-secret"))
    for secret in ("second-secret", "second-secret", None):
        async with side.works.begin("manager", staff, "UPDATE") as uow:
            (await uow.of(Identity).take(made.id)).password = secret
    rows = await found(side, staff, ManagerAuditLog, entity_id=str(made.id))
    assert [said(one).get("password") for one in rows] == [[None, "***"], ["***", "***"], ["***", None]]
    assert "-secret" not in str([one.changes for one in rows])
    async with side.works.begin("manager", staff) as uow:
        shown = json.loads(await uow.of(Identity).show(made.id, EVERYTHING))
    assert shown.keys().isdisjoint({"password", "password_history"})


def identity(name: str, **given: Any) -> Identity:
    """Somebody who can sign in."""
    return Identity(full_name="사람", email=f"{name}@example.com", username=name, user_type=UserType.TENANT, **given)


async def test_a_secret_is_kept(side: Side, staff: Actor) -> None:
    made = await added(side, staff, identity(f"u{uuid4().hex[:12]}", password="the-hash"))
    assert (await looked_at(side, staff, made)).password == "the-hash"


async def test_an_event_says_what_happened_to_which_version(side: Side, actor: Actor) -> None:
    record = await added(side, actor, Partner(name="전"))
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        taken = await uow.of(Partner).take(record.id)
        taken.name = "후"
        uow.tell("crm.partner.renamed", taken, amount=Decimal("1.50"), at=side.clock.time, ids=[record.id], ok=True)
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        uow.tell("crm.partner.visited", await uow.of(Partner).take(record.id))
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Partner).remove(await uow.of(Partner).take(record.id))
    assert actor.tenant_id
    data = {"amount": "1.50", "at": "2026-07-31T03:00:00.12+00:00", "ids": [str(record.id)], "ok": True}
    assert await side.told(actor.tenant_id) == [
        Told("crm.partner.created", "crm.Partner", record.id, 1, {}),
        Told("crm.partner.renamed", "crm.Partner", record.id, 2, data),
        Told("crm.partner.visited", "crm.Partner", record.id, 2, {}),
        Told("crm.partner.deleted", "crm.Partner", record.id, 3, {}),
    ]


async def test_a_name_of_two_words_is_an_event_of_two_words(side: Side, actor: Actor) -> None:
    unit = UnitOfMeasure(code="EA", name="개", category=UnitCategory.COUNT, ratio=Decimal(1))
    await added(side, actor, unit)
    assert await told(side, actor) == ["pim.unit_of_measure.created"]


async def test_rows_of_the_log_leave_no_trace_and_are_never_changed(side: Side, actor: Actor) -> None:
    row = await added(side, actor, AuditLog(occurred_at=side.clock.time, action="READ", entity="crm.Partner"))
    assert await told(side, actor) == []
    assert [one.action for one in await found(side, actor, AuditLog)] == ["READ"]
    with pytest.raises(DatabaseError):
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            (await uow.of(AuditLog).take(row.id)).action = "EXPORT"
    with pytest.raises(DatabaseError):
        async with side.works.begin("tenants", actor, "DELETE") as uow:
            uow.of(AuditLog).remove(await uow.of(AuditLog).take(row.id))
    assert [one.action for one in await found(side, actor, AuditLog)] == ["READ"]


# works at the same moment


async def test_a_work_that_takes_a_taken_record_waits_and_sees_the_change(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Category(code="1", name="0"))

    async def count() -> None:
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            taken = await uow.of(Category).take(made.id)
            number = int(taken.name)
            await asyncio.sleep(0.01)
            taken.name = str(number + 1)

    await asyncio.gather(*(count() for _ in range(5)))
    stored = await looked_at(side, actor, made)
    assert (stored.name, stored.version) == ("5", 6)


async def test_a_work_that_waits_sees_changed_lines(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Partner(name="줄"))

    async def add_line(place: int) -> None:
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            taken = await uow.of(Partner).take(made.id)
            await asyncio.sleep(0.01)
            taken.addresses.append(address(str(place)))

    await asyncio.gather(*(add_line(place) for place in range(4)))
    stored = await looked_at(side, actor, made)
    assert (sorted(line.line1 for line in stored.addresses), stored.version) == (["0", "1", "2", "3"], 5)


async def test_sets_that_overlap_never_wait_in_a_circle(side: Side, actor: Actor) -> None:
    records = [await added(side, actor, Category(code=str(place), name="0")) for place in range(4)]

    async def count(ids: list[UUID]) -> None:
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            for taken in await uow.of(Category).take_all(ids):
                taken.name = str(int(taken.name) + 1)
                await asyncio.sleep(0)

    ids = [one.id for one in records]
    async with asyncio.timeout(4):
        await asyncio.gather(*(count(ids if turn % 2 else ids[::-1]) for turn in range(6)))
    assert {one.name for one in await found(side, actor, Category)} == {"6"}


async def test_a_record_that_is_deleted_while_a_work_waits_is_not_found(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Category(code="1", name="지움"))
    taken = asyncio.Event()

    async def remove() -> None:
        async with side.works.begin("tenants", actor, "DELETE") as uow:
            record = await uow.of(Category).take(made.id)
            taken.set()
            await asyncio.sleep(0.02)
            uow.of(Category).remove(record)

    async def take() -> None:
        await taken.wait()
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            await uow.of(Category).take(made.id)

    _, refusal = await asyncio.gather(remove(), take(), return_exceptions=True)
    assert isinstance(refusal, NotFoundError)


async def test_a_lock_is_let_go_when_the_work_fails(side: Side, actor: Actor) -> None:
    made = await added(side, actor, Category(code="1", name="전"))
    with pytest.raises(Failure):
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            await uow.of(Category).take(made.id)
            await uow.serialize("name")
            raise Failure
    async with asyncio.timeout(4), side.works.begin("tenants", actor, "UPDATE") as uow:
        await uow.serialize("name")
        assert (await uow.of(Category).take(made.id)).name == "전"


async def test_works_that_serialize_on_a_name_follow_each_other(side: Side, actor: Actor) -> None:
    inside: list[int] = []

    async def alone(name: str) -> None:
        async with side.works.begin("tenants", actor, "UPDATE") as uow:
            await uow.serialize(name)
            await uow.serialize(name)
            if not await uow.of(Category).any():
                inside.append(1)
                await asyncio.sleep(0.01)
                uow.of(Category).add(Category(code=str(len(inside)), name="유일"))

    await asyncio.gather(*(alone("only-one") for _ in range(4)))
    assert len(await found(side, actor, Category)) == 1


async def test_names_of_different_tenants_do_not_wait_for_each_other(side: Side, actor: Actor) -> None:
    other = user(await side.new_tenant())
    async with side.works.begin("tenants", actor, "UPDATE") as mine:
        await mine.serialize("name")
        async with asyncio.timeout(2), side.works.begin("tenants", other, "UPDATE") as theirs:
            await theirs.serialize("name")


async def test_of_two_works_with_one_unique_value_one_wins(side: Side, actor: Actor) -> None:
    async def create() -> None:
        async with side.works.begin("tenants", actor, "CREATE") as uow:
            await asyncio.sleep(0.01)
            uow.of(Category).add(Category(code="1", name="하나"))

    ends = await asyncio.gather(*(create() for _ in range(4)), return_exceptions=True)
    assert sorted(type(end).__name__ for end in ends) == ["AlreadyExistsError"] * 3 + ["NoneType"]
    assert len(await found(side, actor, Category)) == 1


# receipts


async def create_once(side: Side, actor: Actor, receipt: Receipt) -> bytes:
    """A request under an idempotency key."""
    async with side.works.begin("tenants", actor, "CREATE") as uow:
        kept = await uow.claim(receipt)
        if kept is None:
            record = uow.of(Partner).add(Partner(name="한 번"))
            uow.keep(lambda: f"{record.id} {record.version}".encode())
            return f"{record.id} 1".encode()
        return kept


async def test_a_repeated_key_gives_the_first_answer_and_does_nothing(side: Side, actor: Actor) -> None:
    receipt = Receipt("key", "digest")
    answers = [await create_once(side, actor, receipt) for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert len(await found(side, actor, Partner)) == 1


async def test_a_key_stands_for_one_request_only(side: Side, actor: Actor) -> None:
    await create_once(side, actor, Receipt("key", "digest"))
    with pytest.raises(ValidationError):
        await create_once(side, actor, Receipt("key", "another digest"))
    await create_once(side, actor, Receipt("another key", "digest"))
    assert len(await found(side, actor, Partner)) == 2


async def test_keys_are_each_actors_own(side: Side, actor: Actor) -> None:
    for one in (actor, user(actor.tenant_id), user(await side.new_tenant(), actor.id)):
        await create_once(side, one, Receipt("key", "digest"))
    assert len(await found(side, actor, Partner)) == 2


async def test_a_key_that_is_being_worked_on_is_refused(side: Side, actor: Actor) -> None:
    receipt = Receipt("key", "digest")
    async with side.works.begin("tenants", actor, "CREATE") as first:
        await first.claim(receipt)
        with pytest.raises(IdempotencyConflict):
            await create_once(side, actor, receipt)
        first.keep(lambda: b"answer")
    assert await create_once(side, actor, receipt) == b"answer"


@pytest.mark.parametrize(("seconds", "records"), [(-1, 1), (1, 2)])
async def test_a_key_is_kept_for_a_day(side: Side, actor: Actor, seconds: int, records: int) -> None:
    receipt = Receipt("key", "digest")
    await create_once(side, actor, receipt)
    side.clock.move(timedelta(hours=24, seconds=seconds))
    await create_once(side, actor, receipt)
    await create_once(side, actor, receipt)
    assert len(await found(side, actor, Partner)) == records


# tenants in the manager scope, and rights


async def two_members(side: Side, staff: Actor) -> tuple[TenantMember, TenantMember]:
    """A member of each of two tenants."""
    members = []
    for _ in range(2):
        name = f"t{uuid4().hex[:12]}"
        tenant = await added(
            side, staff, Tenant(code=name, name="테넌트", region="kr", contact_email=f"{name}@example.com")
        )
        person = await added(side, staff, identity(name))
        members.append(await added(side, staff, TenantMember(tenant_id=tenant.id, user_id=person.id)))
    return members[0], members[1]


async def test_a_tenant_sees_its_own_rows_of_the_manager_scope(side: Side, staff: Actor) -> None:
    mine, theirs = await two_members(side, staff)
    actor = user(mine.tenant_id)
    async with side.works.begin("manager", actor) as uow:
        repository = uow.of(TenantMember)
        assert [one.id for one in await repository.find()] == [mine.id]
        assert (await repository.page(Query(), EVERYTHING)).total == 1
        for look in (repository.get(theirs.id), repository.take(theirs.id), repository.show(theirs.id, EVERYTHING)):
            with pytest.raises(NotFoundError):
                await look
    both = {mine.id, theirs.id}
    assert both <= {one.id for one in await found(side, staff, TenantMember)}


async def test_a_tenant_writes_only_its_own_rows_of_the_manager_scope(side: Side, staff: Actor) -> None:
    mine, theirs = await two_members(side, staff)
    person = await added(side, staff, identity(f"u{uuid4().hex[:12]}"))
    with pytest.raises(CXGError):
        await added(side, user(mine.tenant_id), TenantMember(tenant_id=theirs.tenant_id, user_id=person.id))
    assert await found(side, staff, TenantMember, user_id=person.id) == []


async def test_the_managers_log_says_whom_a_change_concerns(side: Side, staff: Actor) -> None:
    member, _ = await two_members(side, staff)
    expected: list[tuple[UUID, UUID | None]] = [
        (member.id, member.tenant_id),
        (member.tenant_id, member.tenant_id),
        (member.user_id, None),
    ]
    for id, tenant_id in expected:
        rows = await found(side, staff, ManagerAuditLog, entity_id=str(id))
        assert [one.tenant_id for one in rows] == [tenant_id]


def pipeline(name: str) -> Pipeline:
    """A pipeline of three stages."""
    steps = ((StageKind.OPEN, "0.2"), (StageKind.WON, "1"), (StageKind.LOST, "0"))
    stages = [
        PipelineStage(name=kind, position=place, kind=kind, probability=Decimal(probability))
        for place, (kind, probability) in enumerate(steps, 1)
    ]
    return Pipeline(name=name, stages=stages)


async def opportunity(side: Side, actor: Actor, of: Pipeline, stage_id: UUID) -> Opportunity:
    """A possible sale in a stage, not added yet."""
    partner = await added(side, actor, Partner(name="거래처"))
    owner = await added(side, actor, User(full_name="담당"))
    return Opportunity(
        name="기회",
        partner_id=partner.id,
        pipeline_id=of.id,
        stage_id=stage_id,
        expected_close_date=date(2026, 7, 31),
        owner_id=owner.id,
    )


async def test_a_reference_may_name_a_line_that_is_there(side: Side, actor: Actor) -> None:
    kept, gone = [await added(side, actor, pipeline(name)) for name in ("쓰는 것", "지운 것")]
    await added(side, actor, await opportunity(side, actor, kept, kept.stages[0].id))
    async with side.works.begin("tenants", actor, "DELETE") as uow:
        uow.of(Pipeline).remove(await uow.of(Pipeline).take(gone.id))
    other = user(await side.new_tenant())
    foreign = await added(side, other, pipeline("남의 것"))
    for id in (gone.stages[0].id, foreign.stages[0].id, uuid4()):
        await refused(side, actor, await opportunity(side, actor, kept, id), "stage_id")


async def test_a_line_that_is_named_is_not_removed(side: Side, actor: Actor) -> None:
    made = await added(side, actor, pipeline("단계"))
    sale = await added(side, actor, await opportunity(side, actor, made, made.stages[1].id))
    with pytest.raises(RuleViolated, match=LINE_IN_USE):
        await _give_new_lines(side, actor, made.id)
    assert [one.id for one in (await looked_at(side, actor, made)).stages] == [one.id for one in made.stages]
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        (await uow.of(Opportunity).take(sale.id)).stage_id = made.stages[0].id
    with pytest.raises(RuleViolated, match=LINE_IN_USE):
        await _give_new_lines(side, actor, made.id)  # the first stage is named now


async def _give_new_lines(side: Side, actor: Actor, id: UUID) -> None:
    async with side.works.begin("tenants", actor, "UPDATE") as uow:
        (await uow.of(Pipeline).take(id)).stages = pipeline("").stages


async def test_a_counter_gives_each_number_once(side: Side) -> None:
    async def taken(period: str | None, many: int) -> int:
        async with side.works.begin("manager", system()) as uow:
            return await uow.count("TEST", period, many)

    assert [await taken("2026", 1), await taken("2026", 5), await taken("2027", 1)] == [1, 2, 1]
    firsts = await asyncio.gather(*(taken("2026", 3) for _ in range(10)))
    assert sorted(firsts) == list(range(7, 37, 3))
    assert await taken(None, 1) == 1
