"""What quotations and sales orders share beyond the terms and amounts of every trade document."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from domain.kernel.types import COMPUTED, ZERO, Money, Ref
from domain.shared.trade import TradeDocument


@dataclass(slots=True, kw_only=True, eq=False)
class SalesDocument(TradeDocument):
    """What is offered or promised to a customer, who deals with it, and what it earns."""

    contact_id: Annotated[UUID, Ref("crm.Contact")] | None = None
    owner_id: Annotated[UUID, Ref("sys.User")] | None = None
    branch_id: Annotated[UUID, Ref("sys.Branch")] | None = None
    price_list_id: Annotated[UUID, Ref("pim.PriceList"), COMPUTED] | None = None
    discount_amount: Annotated[Money, COMPUTED] = ZERO
    margin_amount: Annotated[Money, COMPUTED] | None = None
    approval_request_id: Annotated[UUID, Ref("apm.ApprovalRequest"), COMPUTED] | None = None
