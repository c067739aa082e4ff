"""Partners: beginning, stopping and resuming to trade with them."""

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.types import LongName
from domain.tenants.crm.partner import Partner


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a partner, as a prospect; a business number may be given with or without hyphens."""
    partner = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(partner, Partner)
    partner.tidy()
    return partner


async def update(uow: UnitOfWork, module: Module, partner: Partner, given: Given) -> Entity:
    """Changes a partner; documents keep the name and addresses it had when they were posted."""
    await crud.update(uow, module, partner, given)
    partner.tidy()
    return partner


async def activate(uow: UnitOfWork, partner: Partner, *, is_customer: bool = False, is_supplier: bool = False) -> None:
    """Begins to trade with a prospect or an inactive partner, as customer, supplier or both."""
    partner.activate(is_customer=is_customer, is_supplier=is_supplier)


async def block(uow: UnitOfWork, partner: Partner, *, reason: LongName) -> None:
    """Stops new business with an active partner; what is under way goes on."""
    partner.block(reason)


async def unblock(uow: UnitOfWork, partner: Partner) -> None:
    """Lets new business with a blocked partner go on."""
    partner.unblock()


use_cases(Partner, activate, block, unblock, create=create, update=update)
