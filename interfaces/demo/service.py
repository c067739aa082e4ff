"""What customers use and what they report: service items and tickets."""

from domain.tenants.asm.service_item import ServiceItem
from domain.tenants.asm.sla_policy import SlaPolicy
from domain.tenants.asm.ticket import Ticket
from interfaces.demo.partners import Partners
from interfaces.demo.products import Products
from interfaces.demo.writing import Company, Row

_ITEMS = 60
_TICKETS = 90
_TARGETS = (("P1", 30, 240), ("P2", 60, 480), ("P3", 240, 1_440), ("P4", 480, 2_880))
_PROBLEMS = (
    ("INCIDENT", "전원이 켜지지 않습니다", "HIGH"),
    ("INCIDENT", "사용 중 소음이 심합니다", "MEDIUM"),
    ("INCIDENT", "배터리가 빨리 방전됩니다", "MEDIUM"),
    ("COMPLAINT", "주문 수량보다 적게 도착했습니다", "HIGH"),
    ("COMPLAINT", "포장이 파손되어 도착했습니다", "MEDIUM"),
    ("QUESTION", "소모품 교체 주기를 알고 싶습니다", "LOW"),
    ("QUESTION", "세금계산서 재발행이 가능한가요", "LOW"),
    ("REQUEST", "사용 설명서를 보내 주세요", "LOW"),
    ("REQUEST", "교환을 요청합니다", "MEDIUM"),
)


async def write_service(company: Company, partners: Partners, products: Products) -> None:
    """Writes equipment at customers, and what is reported."""
    random = company.random("service")
    targets = [
        {"priority": priority, "response_minutes": response, "resolution_minutes": resolution}
        for priority, response, resolution in _TARGETS
    ]
    policy = {"code": "STANDARD", "name": "표준 서비스 수준", "is_default": True, "targets": targets}
    await company.write(SlaPolicy, [Row(policy)], "code")
    machines = [one for one in products.goods if one.family.top in ("DIGITAL", "TOOLS", "LIVING")]
    items = []
    for place in range(company.size(_ITEMS)):
        customer, goods = random.choice(partners.buyers), random.choice(machines or products.goods)
        given = {
            "name": goods.name,
            "product_id": goods.product_id,
            "serial_number": f"SN-{place + 1:05}",
            "customer_id": customer.id,
            "site_address": customer.address["line1"],
            "site_phone": customer.phone,
            "installed_on": company.ago(random.randrange(30, 700)),
        }
        items.append(Row(given))
    await company.write(ServiceItem, items, "serial_number")
    tickets = []
    for customer in random.sample(partners.buyers, min(company.size(_TICKETS), len(partners.buyers))):
        goods, (kind, problem, urgency) = random.choice(products.goods), random.choice(_PROBLEMS)
        given = {
            "subject": f"[{customer.name}] {goods.name}: {problem}",
            "description": f"{goods.name} 관련하여 {problem}. 확인 후 회신 부탁드립니다.",
            "channel": random.choice(("PHONE", "EMAIL", "PORTAL", "CHAT")),
            "kind": kind,
            "customer_id": customer.id,
            "contact_phone": customer.phone,
            "impact": random.choice(("MEDIUM", "LOW")),
            "urgency": urgency,
        }
        tickets.append(Row(given))
    await company.write(Ticket, tickets, "subject")
