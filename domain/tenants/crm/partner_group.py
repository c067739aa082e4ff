"""Partner groups: partners that share prices and terms."""

from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, entity
from domain.kernel.types import COMPUTED, UNIQUE, Code, Count, Name, Ref, UnsignedMoney


@entity(
    path="partner-groups",
    title=("거래처 그룹", "Partner group"),
    search=("code", "name"),
    sorts=("code", "name"),
)
class PartnerGroup(Entity):
    """Partners that share prices and terms."""

    code: Annotated[Code, UNIQUE]
    name: Name
    price_list_id: Annotated[UUID, Ref("pim.PriceList")] | None = None
    payment_term_id: Annotated[UUID, Ref("fim.PaymentTerm")] | None = None
    default_credit_limit: UnsignedMoney | None = None
    partner_count: Annotated[Count, COMPUTED] = 0
