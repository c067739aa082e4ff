"""Categories: a tree whose paths stay right whatever moves."""

from collections.abc import Iterable
from typing import Annotated
from uuid import UUID

from application import crud
from application.crud import Given
from application.ports import Numbers, UnitOfWork
from application.use_cases import use_cases
from domain.kernel.entity import Entity, Module, module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.kernel.types import Ref
from domain.tenants.pim.category import Category
from domain.tenants.pim.product import Product

CategoryId = Annotated[UUID, Ref("pim.Category")]
TREE = "pim.Category.parent_id"
"""The name under which works that change the tree follow each other, as `crud.refuse_circles` has it."""


async def create(uow: UnitOfWork, module: Module, given: Given, *, numbers: Numbers) -> Entity:
    """Creates a category under its parent, or at the top."""
    category = await crud.create(uow, module, given, numbers=numbers)
    assert isinstance(category, Category)
    await _hang(uow, category)
    return category


async def update(uow: UnitOfWork, module: Module, category: Category, given: Given) -> Entity:
    """Changes a category; a new code or parent shows in the paths of all below."""
    before = (category.code, category.parent_id)
    await crud.update(uow, module, category, given)
    if (category.code, category.parent_id) != before:
        await _hang(uow, category)
    return category


async def delete(uow: UnitOfWork, module: Module, category: Category) -> None:
    """Deletes an empty category."""
    await uow.serialize(TREE)
    below = await uow.of(Category).any(parent_id=category.id)
    if below or await uow.of(Product).any(category_id=category.id):
        raise RuleViolated("a category with products or sub-categories cannot be deleted")
    await crud.delete(uow, module, category)


async def move(uow: UnitOfWork, category: Category, *, parent_id: CategoryId | None = None) -> None:
    """Moves a category with all below it under another parent, or to the top."""
    await _move(uow, [category], parent_id)


async def merge(uow: UnitOfWork, category: Category, *, into_id: CategoryId) -> None:
    """Moves products and sub-categories to another category and deletes this one."""
    into = await uow.of(Category).one(id=into_id)
    if into is None:
        raise ValidationError.of("into_id", "not_found", "there is no such record")
    if into.id == category.id:
        raise RuleViolated("a category cannot be merged into itself")
    children = await uow.of(Category).find(parent_id=category.id)
    await _move(uow, await uow.of(Category).take_all([one.id for one in children]), into_id)
    products = await uow.of(Product).find(category_id=category.id)
    for product in await uow.of(Product).take_all([one.id for one in products]):
        product.category_id = into_id
    uow.of(Category).remove(category)


async def _move(uow: UnitOfWork, categories: Iterable[Category], parent_id: UUID | None) -> None:
    for category in categories:
        category.parent_id = parent_id
        await crud.refuse_circles(uow, module_of(Category), category, {"parent_id": parent_id})
        await _hang(uow, category)


async def _hang(uow: UnitOfWork, category: Category) -> None:
    """Works out path and depth of a category and of all below it."""
    await uow.serialize(TREE)
    parent = None if category.parent_id is None else await uow.of(Category).one(id=category.parent_id)
    category.hang(parent)
    level = {category.id: category} if category.version else {}  # nothing is below a new one
    while level:
        found = await uow.of(Category).find(parent_id=list(level))
        below = await uow.of(Category).take_all([one.id for one in found])
        for one in below:
            assert one.parent_id is not None
            one.hang(level[one.parent_id])
        level = {one.id: one for one in below}


use_cases(Category, move, merge, create=create, update=update, delete=delete)
