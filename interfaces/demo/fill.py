"""Fills a tenant with the demo company, once."""

from zoneinfo import ZoneInfo

from application.rights import Actor, system
from domain.kernel.entity import module_of
from domain.kernel.errors import NotFoundError
from domain.manager.idam.user import User
from domain.manager.tnnt.tenant import Tenant
from domain.tenants.crm.partner import Partner
from domain.tenants.sys.tag import Tag
from interfaces.cli.actors import ORIGIN, actor_for, tenant_of
from interfaces.cli.operations import House
from interfaces.demo.assets import write_assets
from interfaces.demo.interest import write_interest
from interfaces.demo.partners import write_partners
from interfaces.demo.people import write_people
from interfaces.demo.places import write_places
from interfaces.demo.products import write_products
from interfaces.demo.sales import write_sales
from interfaces.demo.service import write_service
from interfaces.demo.stock import write_stock
from interfaces.demo.supply import write_supply
from interfaces.demo.writing import SEED, Company, Row, Tell

DONE = "데모 데이터"
"""The tag that is written last: a tenant that has it is filled."""


async def fill(house: House, tenant: str, tell: Tell, *, share: float = 1.0, seed: int = SEED) -> int:
    """Fills the tenant of this code in its owner's name; the number of records, 0 when it was filled before.

    What was interrupted is gone on with: what is there is found again, and the rest is added.
    """
    async with house.works.begin("manager", system(origin=ORIGIN)) as uow:
        found = await tenant_of(uow, tenant)
    async with house.works.begin("tenants", system(found.id, ORIGIN)) as uow:
        if await uow.of(Tag).any(name=DONE):
            return 0
        day = uow.now.astimezone(ZoneInfo(uow.place.timezone)).date()
    actor = await _owner(house, found)
    company = Company(
        application=house.application, works=house.works, actor=actor, day=day, tell=tell, share=share, seed=seed
    )
    await _write(company)
    return company.count


async def _write(company: Company) -> None:
    """All subjects, each after those that it refers to."""
    places = await write_places(company)
    people = await write_people(company)
    partners = await write_partners(company)
    products = await write_products(company)
    await write_supply(company, partners.suppliers, products, places)
    await write_stock(company, products, places)
    await write_interest(company, partners, products, places.team_ids)
    await write_service(company, partners, products)
    await write_assets(company, people)
    await write_sales(company, partners, products, places)
    await company.write(Tag, [Row({"name": DONE, "color": "#546e7a"})], "name")


async def _owner(house: House, tenant: Tenant) -> Actor:
    """The tenant's owner, with an owner's rights."""
    async with house.works.begin("manager", system(origin=ORIGIN)) as uow:
        owner = await uow.of(User).one(id=tenant.owner_user_id) if tenant.owner_user_id else None
    if owner is None:
        raise NotFoundError("the tenant {code} has no owner", code=tenant.code)
    return await actor_for(house.works, module_of(Partner), tenant.code, owner.email)
