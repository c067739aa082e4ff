"""What both sides of the comparison answer and write."""

from application.representation import represent
from domain.kernel.entity import discover, module_named
from domain.tenants.crm.partner import Partner

discover()

EMPTY = represent(module_named("crm.Partner"), Partner(name=""))
"""The document of a partner of whom nothing is given, its keys in their order."""

WRITTEN = (
    "name",
    "legal_name",
    "kind",
    "is_customer",
    "representative_name",
    "business_type",
    "email",
    "phone",
    "website",
    "industry",
    "annual_revenue",
    "employee_count",
)
