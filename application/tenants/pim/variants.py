"""Variants: what tells the variants of a product apart, and which of them can be chosen."""

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated
from domain.tenants.pim.product import ACTIVE_NEEDS, Product, ProductStatus
from domain.tenants.pim.variant import Variant, VariantStatus


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a variant whose options tell it from the product's others."""
    variant = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(variant, Variant)
    product = await _product(uow, variant)
    if product is not None:
        siblings = await _siblings(uow, variant)
        variant.refuse_if_same(siblings)
        variant.is_default = not siblings
        variant.rename(product.name)
        product.variant_count = len(siblings) + 1
    return variant


async def update(uow: UnitOfWork, module: Module, variant: Variant, given: Given) -> Entity:
    """Changes a variant."""
    options = variant.options
    await crud.update(uow, module, variant, given)
    if variant.options != options:
        product = await _product(uow, variant)
        variant.refuse_if_same(await _siblings(uow, variant))
        if product is not None:
            variant.rename(product.name)
    return variant


async def delete(uow: UnitOfWork, module: Module, variant: Variant) -> None:
    """Deletes a variant that is not the product's only one."""
    product = await _product(uow, variant)
    siblings = await _siblings(uow, variant)
    if product is not None:
        if not siblings:
            raise RuleViolated("a product has at least one variant, and one without axes exactly one")
        _refuse_last_active(product, siblings)
        product.variant_count = len(siblings)
        if variant.is_default:
            (heir,) = await uow.of(Variant).take_all([siblings[0].id])
            heir.is_default = True
    await crud.delete(uow, module, variant)


async def archive(uow: UnitOfWork, variant: Variant) -> None:
    """Puts an active variant away, so that it is no longer chosen."""
    product = await _product(uow, variant)
    variant.advance(VariantStatus.ARCHIVED)
    if product is not None:
        _refuse_last_active(product, await _siblings(uow, variant))


async def _product(uow: UnitOfWork, variant: Variant) -> Product | None:
    """The variant's product, locked, so that its variants change one after the other."""
    found = await uow.of(Product).take_all([variant.product_id])
    return found[0] if found else None


async def _siblings(uow: UnitOfWork, variant: Variant) -> list[Variant]:
    return [one for one in await uow.of(Variant).find(product_id=variant.product_id) if one.id != variant.id]


def _refuse_last_active(product: Product, left: list[Variant]) -> None:
    if product.status is ProductStatus.ACTIVE and not any(one.status is VariantStatus.ACTIVE for one in left):
        raise RuleViolated(ACTIVE_NEEDS)


use_cases(Variant, archive, create=create, update=update, delete=delete)
