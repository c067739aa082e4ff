"""Products: from a draft to the shelf and away from it, each with its variants."""

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module
from domain.kernel.errors import RuleViolated
from domain.tenants.pim.product import Product, ProductStatus, Tracking
from domain.tenants.pim.unit_of_measure import UnitOfMeasure
from domain.tenants.pim.variant import Variant, VariantStatus


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a product with its default variant, whose SKU is the product's code."""
    product = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(product, Product)
    await _check_units(uow, product)
    variant = uow.of(Variant).add(Variant(product_id=product.id, sku=product.code))
    variant.is_default = True
    variant.rename(product.name)
    product.variant_count = 1
    return product


async def update(uow: UnitOfWork, module: Module, product: Product, given: Given) -> Entity:
    """Changes a product; its variants are called after it."""
    name = product.name
    await crud.update(uow, module, product, given)
    if {"stock_unit_id", "sales_unit_id", "purchase_unit_id", "tracking"} & set(given):
        await _check_units(uow, product)
    if product.name != name:
        for variant in await _variants(uow, product):
            variant.rename(product.name)
    return product


async def delete(uow: UnitOfWork, module: Module, product: Product) -> None:
    """Deletes a product with its variants."""
    for variant in await _variants(uow, product):
        uow.of(Variant).remove(variant)
    await crud.delete(uow, module, product)


async def activate(uow: UnitOfWork, product: Product) -> None:
    """Offers a drafted or discontinued product that is complete and has an active variant."""
    has_active = await uow.of(Variant).any(product_id=product.id, status=VariantStatus.ACTIVE)
    product.activate(has_active_variant=has_active)


async def discontinue(uow: UnitOfWork, product: Product) -> None:
    """Ends an active product: it is sold while stock lasts and ordered no more."""
    product.advance(ProductStatus.DISCONTINUED)
    uow.tell("pim.product.discontinued", product)


async def archive(uow: UnitOfWork, product: Product) -> None:
    """Puts a product away with all its variants."""
    product.advance(ProductStatus.ARCHIVED)
    for variant in await _variants(uow, product):
        if variant.status is VariantStatus.ACTIVE:
            variant.advance(VariantStatus.ARCHIVED)


async def _variants(uow: UnitOfWork, product: Product) -> list[Variant]:
    found = await uow.of(Variant).find(product_id=product.id)
    return await uow.of(Variant).take_all([one.id for one in found])


async def _check_units(uow: UnitOfWork, product: Product) -> None:
    """Refuses units that the product's stock could not be counted by; a missing one is refused as a reference."""
    ids = {product.stock_unit_id, product.sales_unit_id, product.purchase_unit_id} - {None}
    units = {one.id: one for one in await uow.of(UnitOfMeasure).find(id=ids)}
    stock = units.get(product.stock_unit_id)
    if stock is None:
        return
    if any(one.category is not stock.category for one in units.values()):
        raise RuleViolated("the sales and purchase unit convert to the stock unit")
    if product.tracking is Tracking.SERIAL and stock.decimals:
        raise RuleViolated("with tracking SERIAL the stock unit has 0 decimals")


use_cases(Product, activate, discontinue, archive, create=create, update=update, delete=delete)
