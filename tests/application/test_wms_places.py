"""Warehouses, zones and places."""

import json
from typing import Any
from uuid import UUID

import pytest

from application.application import Application
from application.rights import Actor
from application.use_cases import use_cases_of
from domain.kernel.entity import Entity, module_of
from domain.kernel.errors import AlreadyExistsError, InvalidTransition, NotFoundError, RuleViolated, ValidationError
from domain.tenants.wms.location import Location
from domain.tenants.wms.warehouse import Warehouse
from domain.tenants.wms.zone import Zone
from infrastructure.memory.works import MemoryWorks
from tests.marks import command, rule

pytestmark = pytest.mark.asyncio
SYSTEM = ("INPUT", "QUALITY", "OUTPUT", "TRANSIT", "QUARANTINE")


class Site:
    """The warehouses of a tenant."""

    def __init__(self, application: Application, works: MemoryWorks, actor: Actor) -> None:
        self.application, self.works, self.actor = application, works, actor

    async def create(self, entity: type[Entity], **given: Any) -> str:
        answer = await self.application.create(module_of(entity), self.actor, {"name": "이름", **given})
        return str(json.loads(answer.data)["id"])

    async def place(self, warehouse: str, code: str, **given: Any) -> str:
        body = {"warehouse_id": warehouse, "code": code, **given}
        answer = await self.application.create(module_of(Location), self.actor, body)
        return str(json.loads(answer.data)["id"])

    async def read(self, entity: type[Entity], id: str) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(await self.application.get(module_of(entity), self.actor, UUID(id)))
        return shown

    async def update(self, entity: type[Entity], id: str, **given: Any) -> None:
        await self.application.update(module_of(entity), self.actor, UUID(id), given)

    async def delete(self, entity: type[Entity], id: str) -> None:
        await self.application.delete(module_of(entity), self.actor, UUID(id))

    async def run(self, name: str, id: str | None, **body: Any) -> Any:
        module = module_of(Location)
        on = None if id is None else UUID(id)
        answer = await self.application.command(module, use_cases_of(module).commands[name], self.actor, on, body)
        return json.loads(answer.data)

    async def places(self, warehouse: str) -> list[Location]:
        async with self.works.begin("tenants", self.actor) as uow:
            return await uow.of(Location).find(warehouse_id=UUID(warehouse))


@pytest.fixture
def site(application: Application, works: MemoryWorks, actor: Actor) -> Site:
    return Site(application, works, actor)


@rule(
    "wms.Warehouse",
    "a new warehouse gets its system places INPUT, QUALITY, OUTPUT, TRANSIT and QUARANTINE and one storage place",
)
async def test_a_new_warehouse_has_its_places(site: Site) -> None:
    id = await site.create(Warehouse, code="SEOUL")
    shown = await site.read(Warehouse, id)
    places = {str(one.id): one for one in await site.places(id)}
    assert len(places) == 6
    for kind in SYSTEM:
        place = places.pop(shown[f"{kind.lower()}_location_id"])
        assert (place.kind, place.is_system, place.is_reservable) == (kind, True, False)
    (storage,) = places.values()
    assert (storage.kind, storage.is_system, storage.is_reservable) == ("STORAGE", False, True)


async def test_a_warehouse_goes_with_its_places(site: Site) -> None:
    id = await site.create(Warehouse, code="SEOUL")
    zone = await site.create(Zone, warehouse_id=id, code="A")
    await site.place(id, "A-01", zone_id=zone)
    await site.delete(Warehouse, id)
    assert await site.places(id) == []
    with pytest.raises(NotFoundError):
        await site.read(Zone, zone)


@rule("wms.Zone", "(warehouse, code) is unique")
async def test_a_zones_code_is_one_in_its_warehouse(site: Site) -> None:
    seoul, busan = await site.create(Warehouse, code="SEOUL"), await site.create(Warehouse, code="BUSAN")
    await site.create(Zone, warehouse_id=seoul, code="A")
    await site.create(Zone, warehouse_id=busan, code="A")
    with pytest.raises(AlreadyExistsError):
        await site.create(Zone, warehouse_id=seoul, code="A")
    other = await site.create(Zone, warehouse_id=seoul, code="B")
    with pytest.raises(AlreadyExistsError):
        await site.update(Zone, other, code="A")


@rule("wms.Zone", "a zone with places cannot be deleted")
async def test_only_an_empty_zone_is_deleted(site: Site) -> None:
    id = await site.create(Warehouse, code="SEOUL")
    zone = await site.create(Zone, warehouse_id=id, code="A")
    place = await site.place(id, "A-01", zone_id=zone)
    with pytest.raises(RuleViolated):
        await site.delete(Zone, zone)
    await site.delete(Location, place)
    await site.delete(Zone, zone)


@rule("wms.Location", "(warehouse, code) is unique, and the zone is of the warehouse")
async def test_a_place_lies_in_its_warehouse(site: Site) -> None:
    seoul, busan = await site.create(Warehouse, code="SEOUL"), await site.create(Warehouse, code="BUSAN")
    mine = await site.create(Zone, warehouse_id=seoul, code="A")
    other = await site.create(Zone, warehouse_id=busan, code="A")
    place = await site.place(seoul, "A-01", zone_id=mine)
    await site.place(busan, "A-01", zone_id=other)
    with pytest.raises(AlreadyExistsError):
        await site.place(seoul, "A-01")
    with pytest.raises(RuleViolated):
        await site.place(seoul, "A-02", zone_id=other)
    with pytest.raises(RuleViolated):
        await site.update(Location, place, zone_id=other)
    with pytest.raises(RuleViolated):
        await site.run("generate", None, warehouse_id=seoul, zone_id=other, aisle={"first": "A", "last": "A"})
    await site.update(Location, place, zone_id=None)


@rule("wms.Location", "a system place can be neither ARCHIVED nor deleted")
async def test_a_system_place_stays(site: Site) -> None:
    id = await site.create(Warehouse, code="SEOUL")
    module = module_of(Location)
    for place in await site.places(id):
        if place.is_system:
            with pytest.raises(RuleViolated):
                await site.delete(Location, str(place.id))
            with pytest.raises(RuleViolated):
                await site.application.change_status(module, site.actor, place.id, {"status": "ARCHIVED"})
        else:
            await site.application.change_status(module, site.actor, place.id, {"status": "ARCHIVED"})
            await site.delete(Location, str(place.id))
    assert [one.kind for one in await site.places(id)] == list(SYSTEM)


async def test_a_place_of_passage_is_not_reservable_unless_it_is_said(site: Site) -> None:
    id = await site.create(Warehouse, code="SEOUL")
    place = await site.place(id, "Q2", kind="QUARANTINE")
    assert (await site.read(Location, place))["is_reservable"] is False
    with pytest.raises(RuleViolated):
        await site.place(id, "Q3", kind="QUARANTINE", is_reservable=True)
    with pytest.raises(RuleViolated):
        await site.update(Location, place, is_reservable=True)


@command("wms.Location", "unblock")
async def test_a_place_is_blocked_and_unblocked(site: Site) -> None:
    id = await site.create(Warehouse, code="SEOUL")
    place = await site.place(id, "A-01")
    with pytest.raises(RuleViolated):
        await site.run("unblock", place)
    with pytest.raises(ValidationError):
        await site.run("block", place)
    assert (await site.run("block", place, reason="누수"))["status"] == "BLOCKED"
    with pytest.raises(InvalidTransition):
        await site.run("block", place, reason="누수")
    assert (await site.run("unblock", place))["status"] == "ACTIVE"


@command("wms.Location", "generate")
async def test_places_are_made_by_ranges(site: Site) -> None:
    id = await site.create(Warehouse, code="SEOUL")
    zone = await site.create(Zone, warehouse_id=id, code="A")
    await site.place(id, "A-02-1")
    ranges = {"aisle": {"first": "A", "last": "B"}, "rack": {"first": "01", "last": "03"}}
    body = {"warehouse_id": id, "zone_id": zone, **ranges, "level": {"first": "1", "last": "2"}, "first_sequence": 10}
    assert await site.run("generate", None, **body) == {"made": 11, "skipped": 1}
    assert await site.run("generate", None, **body) == {"made": 0, "skipped": 12}
    made = [one for one in await site.places(id) if one.zone_id is not None]
    assert [one.code for one in made][:4] == ["A-01-1", "A-01-2", "A-02-2", "A-03-1"]
    assert [one.pick_sequence for one in made] == [10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21]
    last = made[-1]
    assert (last.aisle, last.rack, last.level, last.bin, last.is_reservable) == ("B", "03", "2", None, True)
    quarantine = {"warehouse_id": id, "kind": "QUARANTINE", "aisle": {"first": "Q", "last": "R"}}
    assert await site.run("generate", None, **quarantine) == {"made": 2, "skipped": 0}
    with pytest.raises(ValidationError):
        wide = {"first": "1", "last": "200"}
        await site.run("generate", None, warehouse_id=id, aisle=wide, rack=wide)
