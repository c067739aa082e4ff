"""What was posted stays as it was posted."""

import pytest

from domain.kernel.errors import DatabaseError
from domain.tenants.ivm.stock_movement import StockMovement
from tests.marks import rule
from tests.stories.conftest import OpenMarket


@rule("ivm.StockMovement", "no movement is changed or deleted")
async def test_a_movement_stays(open_market: OpenMarket) -> None:
    market = await open_market()
    (made,) = await market.stock(await market.goods(), "5")
    with pytest.raises(DatabaseError):
        async with market.works.begin("tenants", market.actor) as uow:
            (await uow.of(StockMovement).take(made.id)).quantity *= 2
    with pytest.raises(DatabaseError):
        async with market.works.begin("tenants", market.actor) as uow:
            uow.of(StockMovement).remove(await uow.of(StockMovement).take(made.id))
    (kept,) = await market.all(StockMovement)
    assert (kept.quantity, kept.version) == (made.quantity, 1)
