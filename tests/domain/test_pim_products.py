"""What always holds for units, products and variants."""

from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.entity import module_of
from domain.kernel.errors import RuleViolated, ValidationError
from domain.tenants.pim.category import MAX_LEVELS, Category
from domain.tenants.pim.product import Product, ProductType, Tracking
from domain.tenants.pim.unit_of_measure import UnitCategory, UnitOfMeasure
from domain.tenants.pim.variant import Variant
from tests.marks import rule

ID = UUID(int=1)


def unit(code: str, ratio: str, decimals: int, category: UnitCategory = UnitCategory.WEIGHT) -> UnitOfMeasure:
    return UnitOfMeasure(code=code, name=code, category=category, ratio=Decimal(ratio), decimals=decimals)


KG, G, LB = unit("KG", "1", 3), unit("G", "0.001", 0), unit("LB", "0.45359237", 3)
EA, DOZEN = unit("EA", "1", 0, UnitCategory.COUNT), unit("DOZEN", "12", 0, UnitCategory.COUNT)


@rule("pim.UnitOfMeasure", "ratio is over 0")
def test_a_ratio_is_over_zero() -> None:
    for ratio in ("0", "-1"):
        with pytest.raises(RuleViolated):
            module_of(UnitOfMeasure).verify(unit("X", ratio, 0))
    module_of(UnitOfMeasure).verify(unit("X", "0.0000000001", 0))


def test_the_base_unit_is_one() -> None:
    made = unit("X", "2", 0)
    made.is_base = True
    with pytest.raises(RuleViolated):
        module_of(UnitOfMeasure).verify(made)


@pytest.mark.parametrize(
    ("quantity", "source", "target", "expected"),
    [
        ("2.5", LB, KG, "1.134"),
        ("10", KG, LB, "22.046"),
        ("1250", G, KG, "1.250"),
        ("-2.5", LB, KG, "-1.134"),
        ("2", DOZEN, EA, "24"),
        ("0.5", DOZEN, EA, "6"),
    ],
)
def test_a_quantity_converts_by_both_ratios(
    quantity: str, source: UnitOfMeasure, target: UnitOfMeasure, expected: str
) -> None:
    assert str(source.convert(Decimal(quantity), target)) == expected


@rule("pim.UnitOfMeasure", "a converted quantity is rounded half up to the target's decimals")
def test_the_half_is_rounded_up() -> None:
    half = unit("HALF", "0.0005", 3)
    assert [str(half.convert(Decimal(n), KG)) for n in (1, 3, -1)] == ["0.001", "0.002", "-0.001"]
    assert str(half.convert(Decimal("0.9"), KG)) == "0.000"


@rule("pim.UnitOfMeasure", "a conversion that leaves a fraction in a unit with 0 decimals is refused, not rounded")
def test_a_fraction_of_a_whole_unit_is_refused() -> None:
    with pytest.raises(RuleViolated):
        DOZEN.convert(Decimal("0.3"), EA)
    with pytest.raises(RuleViolated):
        KG.convert(Decimal("0.0001"), G)
    assert KG.convert(Decimal("0.3"), G) == 300


def test_nothing_converts_between_two_categories() -> None:
    with pytest.raises(RuleViolated):
        EA.convert(Decimal(3), KG)


def test_a_price_converts_the_other_way_round() -> None:
    assert str(EA.convert_price(Decimal("1234.5"), DOZEN)) == "14814.000000"
    assert str(DOZEN.convert_price(Decimal(1), EA)) == "0.083333"


@rule("pim.Product", "a SERVICE and a BUNDLE hold no stock and have tracking NONE")
@pytest.mark.parametrize("product_type", [ProductType.SERVICE, ProductType.BUNDLE])
@pytest.mark.parametrize("tracking", [Tracking.LOT, Tracking.SERIAL])
def test_only_goods_are_tracked(product_type: ProductType, tracking: Tracking) -> None:
    product = Product(code="P", name="상품", category_id=ID, stock_unit_id=ID, tracking=tracking)
    module_of(Product).verify(product)
    product.product_type = product_type
    with pytest.raises(RuleViolated):
        module_of(Product).verify(product)
    product.tracking = Tracking.NONE
    module_of(Product).verify(product)


@rule("pim.Product", "ACTIVE needs completeness 1 and an ACTIVE variant")
def test_an_active_product_is_complete_and_can_be_chosen() -> None:
    product = Product(code="P", name="상품", category_id=ID, stock_unit_id=ID)
    with pytest.raises(RuleViolated):
        product.activate(has_active_variant=False)
    product.completeness = Decimal("0.8")
    with pytest.raises(RuleViolated):
        product.activate(has_active_variant=True)
    assert product.status == "DRAFT"
    product.completeness = Decimal("1.000000")
    product.activate(has_active_variant=True)
    assert product.status == "ACTIVE"


@rule("pim.Variant", "list_price is not under minimum_price")
def test_a_price_is_not_under_its_minimum() -> None:
    variant = Variant(product_id=ID, sku="A", list_price=Decimal(100), minimum_price=Decimal(100))
    module_of(Variant).verify(variant)
    variant.minimum_price = Decimal("100.000001")
    with pytest.raises(RuleViolated):
        module_of(Variant).verify(variant)


@pytest.mark.parametrize("options", [["S"], {"SIZE": 1}, {"SIZE": ""}, {"SIZE": None}, "S"])
def test_options_are_texts_by_axis(options: object) -> None:
    with pytest.raises(ValidationError):
        module_of(Variant).verify(Variant(product_id=ID, sku="A", options=options))


def test_a_variant_is_called_after_product_and_options() -> None:
    variant = Variant(product_id=ID, sku="A", options={"SIZE": "M", "COLOR": "RED"})
    variant.rename("셔츠")
    assert variant.name == "셔츠 (M, RED)"
    variant.options = None
    variant.rename("가" * 200)
    assert variant.name == "가" * 200


def test_a_category_knows_its_way_from_the_root() -> None:
    root, leaf = Category(code="A", name="가"), Category(code="B", name="나")
    root.hang(None)
    leaf.hang(root)
    assert (root.path, root.depth, leaf.path, leaf.depth) == ("A", 1, "A/B", 2)
    root.depth = MAX_LEVELS
    with pytest.raises(RuleViolated):
        leaf.hang(root)
