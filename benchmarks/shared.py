"""What both sides of the comparison answer and write."""

from domain.kernel.entity import discover, module_named
from infrastructure.sql.statements import ADMITTED, Statements

discover()

SELECT_LIST = (
    Statements(module_named("crm.Partner")).document().replace(f"{ADMITTED} AND ", "").replace("$1::uuid", "s.t::uuid")
)
"""The columns of a partner's document, its lists of lines among them, as the product reads them."""

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
