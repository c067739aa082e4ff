"""Who may buy: leads, the opportunities that are worked on, campaigns, and what is planned with customers."""

from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from domain.tenants.crm.activity import Activity
from domain.tenants.crm.campaign import Campaign
from domain.tenants.crm.lead import Lead
from domain.tenants.crm.loss_reason import LossReason
from domain.tenants.crm.opportunity import Opportunity
from domain.tenants.crm.pipeline import Pipeline
from interfaces.demo.partners import Partners, Traded
from interfaces.demo.products import Products
from interfaces.demo.words import PLACES, Firm, person, telephone
from interfaces.demo.writing import Company, Row, Step

_OPPORTUNITIES = 120
_ACTIVITIES = 100
_STAGES = (
    ("상담", "0.1", "OPEN"),
    ("요구 확인", "0.3", "OPEN"),
    ("견적 제출", "0.5", "OPEN"),
    ("조건 협상", "0.75", "OPEN"),
    ("수주", "1", "WON"),
    ("실주", "0", "LOST"),
)
_REASONS = ("가격 경쟁력 부족", "납기 불가", "예산 취소", "경쟁사 선정", "담당자 변경", "사양 불일치")
_NEEDS = (
    "정기 납품 문의",
    "대량 구매 견적 요청",
    "신규 매장 입점 물품",
    "사무실 이전 물품",
    "판촉물 제작 문의",
    "대리점 개설 문의",
)
_DEALS = (
    "연간 공급 계약",
    "하반기 물량 공급",
    "신규 지점 납품",
    "판촉 행사 물량",
    "사무용품 일괄 공급",
    "창고 소모품 공급",
)
_RIVALS = (None, None, None, "타사 A", "타사 B", "온라인 최저가")
_CAMPAIGNS = (
    ("SPRING", "봄맞이 사무용품 특가전", "EMAIL", 3_000_000),
    ("SUMMER", "여름 캠핑용품 기획전", "ADVERTISEMENT", 12_000_000),
    ("CHUSEOK", "명절 선물세트 사전 예약", "SMS", 4_500_000),
    ("YEAREND", "연말 결산 재고 할인", "EMAIL", 2_000_000),
    ("EXPO", "생활용품 박람회 참가", "EVENT", 25_000_000),
    ("NEWBIZ", "신규 거래처 첫 주문 혜택", "EMAIL", 5_000_000),
)
_CALLS = (
    ("CALL", "미수금 확인 통화"),
    ("CALL", "재주문 안내 통화"),
    ("MEETING", "분기 실적 회의"),
    ("VISIT", "거래처 정기 방문"),
    ("EMAIL", "신상품 카탈로그 발송"),
    ("TASK", "견적서 작성"),
)


async def write_interest(company: Company, partners: Partners, products: Products, team_ids: list[UUID]) -> None:
    """Writes what may become sales."""
    await company.write(LossReason, [Row({"name": name}) for name in _REASONS], "name")
    campaigns = [
        Row(
            {
                "code": code,
                "name": name,
                "channel": channel,
                "owner_id": company.owner_id,
                "budget": budget,
                "subject": f"[하나무역] {name}",
            }
        )
        for code, name, channel, budget in _CAMPAIGNS
    ]
    campaign_ids = await company.write(Campaign, campaigns, "code")
    random = company.random("leads")
    leads = [_lead(company, random, firm, team_ids, campaign_ids) for firm in partners.leads]
    await company.write(Lead, leads, "email")
    await _opportunities(company, partners, products, team_ids)
    random = company.random("activities")
    customers = random.sample(partners.buyers, min(company.size(_ACTIVITIES), len(partners.buyers)))
    activities = [_activity(company, random, one, partners.contact_ids) for one in customers]
    await company.write(Activity, activities, "subject")


def _lead(company: Company, random: Random, firm: Firm, team_ids: list[UUID], campaign_ids: list[UUID]) -> Row:
    who, source = person(random), random.choice(("WEB", "PHONE", "EMAIL", "REFERRAL", "EVENT", "ADVERTISEMENT"))
    given = {
        "title": f"{firm.name} {random.choice(_NEEDS)}",
        "company_name": firm.name,
        "contact_name": who.name,
        "email": f"{who.login}@{firm.domain}",
        "phone": telephone(random, random.choice(PLACES)),
        "source": source,
        "campaign_id": random.choice(campaign_ids) if source in ("EVENT", "ADVERTISEMENT") else None,
        "owner_id": company.owner_id,
        "team_id": random.choice(team_ids[:3]),
        "score": random.randrange(5, 96),
        "estimated_amount": random.randrange(1, 80) * 500_000,
        "expected_close_date": company.day + timedelta(days=random.randrange(10, 120)),
    }
    path: list[Step] = [("CONTACTED", {}), ("QUALIFIED", {})]
    return Row(given, path[: random.choices((0, 1, 2), (4, 4, 2))[0]])


async def _opportunities(company: Company, partners: Partners, products: Products, team_ids: list[UUID]) -> None:
    random = company.random("opportunities")
    stages = [
        {"name": name, "position": place, "kind": kind, "probability": probability}
        for place, (name, probability, kind) in enumerate(_STAGES, 1)
    ]
    pipeline = {"name": "기본 영업 파이프라인", "is_default": True, "stages": stages}
    (pipeline_id,) = await company.write(Pipeline, [Row(pipeline)], "name")
    (written,) = await company.find(Pipeline, id=pipeline_id)
    open_ids = [one.id for one in sorted(written.stages, key=lambda one: one.position) if one.kind == "OPEN"]
    rows = []
    for customer in random.sample(partners.buyers, min(company.size(_OPPORTUNITIES), len(partners.buyers))):
        goods, quantity = random.choice(products.goods), random.choice((50, 100, 200, 300, 500))
        given = {
            "name": f"{customer.name} {random.choice(_DEALS)}",
            "partner_id": customer.id,
            "contact_id": partners.contact_ids.get(customer.id),
            "source": random.choice(("REFERRAL", "PARTNER", "PHONE", "EVENT")),
            "pipeline_id": pipeline_id,
            "stage_id": random.choices(open_ids, (4, 3, 2, 1))[0],
            "amount": goods.price * quantity,
            "expected_close_date": company.day + timedelta(days=random.randrange(5, 150)),
            "owner_id": company.owner_id,
            "team_id": random.choice(team_ids[:3]),
            "competitor": random.choice(_RIVALS),
            "items": [{"variant_id": goods.id, "quantity": quantity, "unit_price": goods.price}],
        }
        rows.append(Row(given))
    await company.write(Opportunity, rows, "name")


def _activity(company: Company, random: Random, customer: Traded, contact_ids: dict[UUID, UUID]) -> Row:
    """Something planned for one of the next weeks, at an hour of the working day."""
    kind, what = random.choice(_CALLS)
    day = company.day + timedelta(days=random.randrange(1, 28))
    # 0 to 8 in UTC is 9 to 17 in Seoul
    start = datetime.combine(day - timedelta(days=max(0, day.weekday() - 4)), time(random.randrange(0, 8)), UTC)
    given: dict[str, Any] = {
        "kind": kind,
        "subject": f"{customer.name} {what}",
        "partner_id": customer.id,
        "contact_id": contact_ids.get(customer.id),
        "owner_id": company.owner_id,
        "starts_at": start,
        "ends_at": start + timedelta(hours=1),
        "due_at": start + timedelta(hours=2),
        "priority": random.choices(("LOW", "NORMAL", "HIGH"), (2, 6, 2))[0],
    }
    return Row(given | ({"location": customer.address["line1"]} if kind == "VISIT" else {}))
