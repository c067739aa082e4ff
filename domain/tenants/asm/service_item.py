"""Service items: the equipment that is serviced."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.kernel.entity import Entity, Life, always, entity
from domain.kernel.errors import RuleViolated
from domain.kernel.types import Numbered, Phone, Ref, Text, UnsignedQuantity


class ServiceItemStatus(StrEnum):
    """Whether the equipment is in use."""

    INSTALLED = "INSTALLED"
    IN_REPAIR = "IN_REPAIR"
    REPLACED = "REPLACED"
    RETIRED = "RETIRED"


S = ServiceItemStatus
LIFE = Life(
    {
        S.INSTALLED: (S.IN_REPAIR, S.REPLACED, S.RETIRED),
        S.IN_REPAIR: (S.INSTALLED, S.RETIRED),
        S.REPLACED: (),
        S.RETIRED: (),
    },
    by_command={S.REPLACED: "replace"},
)


@entity(
    path="service-items",
    title=("설치 기기", "Service item"),
    search=("number", "name", "serial_number", "site_address"),
    filters=("customer_id", "product_id", "serial_number", "asset_id", "installed_on"),
    sorts=("name",),
    life=LIFE,
)
class ServiceItem(Entity):
    """A piece of equipment at a customer, or of our own, that is serviced."""

    number: Annotated[str, Text(30), Numbered("SERVICE_ITEM", "SI-{seq:06}")] | None = None
    name: Annotated[str, Text(160)]
    product_id: Annotated[UUID, Ref("pim.Product")] | None = None
    serial_number: Annotated[str, Text(80)] | None = None
    customer_id: Annotated[UUID, Ref("crm.Partner")] | None = None
    asset_id: Annotated[UUID, Ref("fam.Asset")] | None = None
    sales_order_id: Annotated[UUID, Ref("srm.SalesOrder")] | None = None
    site_address: Annotated[str, Text(255)] | None = None
    site_contact: Annotated[str, Text(80)] | None = None
    site_phone: Phone | None = None
    installed_on: date | None = None
    parent_id: Annotated[UUID, Ref("asm.ServiceItem", tree=True)] | None = None
    meter_reading: UnsignedQuantity | None = None
    status: ServiceItemStatus = S.INSTALLED

    @always
    def belongs_to_somebody(self) -> None:
        """Refuses an item that is nobody's, or a customer's and our own at once."""
        if (self.customer_id is None) == (self.asset_id is None):
            raise RuleViolated("an item has a customer or an own asset, not both")
