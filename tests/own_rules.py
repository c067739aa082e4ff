"""What the rules of single modules ask for in their input, which the declarations of their fields do not tell.

The tests that are alike for every module fill in what is here; a new module needs an entry only when a rule of its own
refuses a record made of arbitrary valid values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.kernel.korea import has_right_check_digit as is_business_number
from domain.tenants.pim.barcode import has_right_check_digit as is_barcode


@dataclass(frozen=True, slots=True)
class Of:
    """Stands for the id of a record of a module, or of a line; with `fresh` of one that nothing else names."""

    code: str
    fresh: bool = False


def _business_number(n: int) -> str:
    """A Korean business registration number with its check digit."""
    return next(number for digit in range(10) if is_business_number(number := f"{n:09}{digit}"))


def _barcode(n: int) -> str:
    return next(code for digit in range(10) if is_barcode(code := f"{n:012}{digit}"))


def _day(n: int) -> str:
    """Another day for each number, a thousand years of them, before those that the factories give."""
    return (date(1000, 1, 1) + timedelta(n % 365_000)).isoformat()


def month(n: int) -> str:
    """Another month for each number, nine thousand years of them."""
    return f"{n // 12 % 9000 + 1000}-{n % 12 + 1:02}"


LATE = "2099-12-31T00:00:00Z"
_LEDGER_LINES = [{"account_id": Of("fim.Account"), "debit": "100"}, {"account_id": Of("fim.Account"), "credit": "100"}]
_SIDES = ("DEBIT", "CREDIT")
_STAGES = [
    {"name": "상담", "position": 1, "kind": "OPEN", "probability": "0.2"},
    {"name": "수주", "position": 2, "kind": "WON", "probability": "1"},
    {"name": "실패", "position": 3, "kind": "LOST", "probability": "0"},
]
_VARIANTS = [{"key": "off", "value": False}, {"key": "on", "value": True}]

OWN_RULES: Mapping[str, Mapping[str, Callable[[int], Any]]] = {
    # manager
    "auto.TaskSchedule": {"cron": lambda n: f"{n % 60} 3 * * *"},
    "bill.BillingAccount": {"business_number": _business_number, "payment_terms_days": lambda n: 0},
    "bill.Coupon": {"code": lambda n: f"CODE_{n}", "percent": lambda n: "0.15"},
    "bill.Invoice": {"tax_document_number": lambda n: f"{n:024}"},
    "bill.Plan": {
        "entitlements": lambda n: [f"flag-{n}"],
        "charges": lambda n: [{"meter_id": Of("bill.Meter"), "model": "PER_UNIT", "unit_price": "1"}],
    },
    "bkup.BackupSchedule": {
        "cron": lambda n: f"{n % 60} 2 * * *",
        "second_storage_id": lambda n: Of("bkup.BackupStorage", fresh=True),
    },
    "cnfg.ConfigChange": {
        "target_id": lambda n: f"01980000-0000-7000-9000-{n:012x}",
        "patch": lambda n: {"enabled": True},
    },
    "cnfg.FeatureFlag": {
        "key": lambda n: f"flag-{n}",
        "value_type": lambda n: "BOOL",
        "off_variant": lambda n: "off",
        "default_variant": lambda n: "on",
        "variants": lambda n: _VARIANTS,
        "rules": lambda n: [
            {
                "position": 1,
                "name": f"규칙 {n}",
                "segment_id": Of("cnfg.Segment"),
                "conditions": [{"attribute": "plan_code", "operator": "IN", "values": ["PRO"]}],
                "variant": "on",
                "percent": "50",
                "is_paused": False,
            }
        ],
    },
    "cnfg.FlagOverride": {"tenant_id": lambda n: Of("tnnt.Tenant")},
    "cnfg.Quota": {"warn_at": lambda n: ["0.8", "1"]},
    "cnfg.Segment": {"conditions": lambda n: [{"attribute": "country", "operator": "EQ", "values": ["KR"]}]},
    "cnfg.SystemSetting": {
        "value_type": lambda n: "INT",
        "value": lambda n: n,
        "min_value": lambda n: "0",
        "max_value": lambda n: None,
        "allowed_values": lambda n: None,
    },
    "idam.ApiKey": {"allowed_networks": lambda n: [f"203.0.113.{n % 250}"]},
    "idam.IdentityProvider": {"email_domains": lambda n: [f"d{n}.example.com"]},
    "idam.Role": {"permissions": lambda n: ["idam:users:read"]},
    "idam.SecurityPolicy": {"allowed_networks": lambda n: [f"203.0.113.{n % 250}"]},
    "idam.User": {"password": lambda n: f"Correct-horse-{n}!"},
    "ifra.Deployment": {"commit_hash": lambda n: f"{n:040x}"},
    "ifra.Resource": {"warn_rate": lambda n: "0.8", "critical_rate": lambda n: "0.9"},
    "ifra.ResourceCost": {"month": lambda n: f"{2000 + n // 12 % 8000}-{n % 12 + 1:02}"},
    "intg.Api": {"base_path": lambda n: f"/api/v{n}", "sunset_at": lambda n: LATE},
    "intg.WebhookEndpoint": {"headers": lambda n: {"X-Number": f"{n}"}},
    "mntr.AlertRule": {"label_filter": lambda n: {"host": f"h{n}"}},
    "mntr.EscalationPolicy": {
        "steps": lambda n: [{"position": 1, "target": "USER", "user_id": Of("idam.User"), "channels": ["EMAIL"]}]
    },
    "mntr.HealthCheck": {
        "target": lambda n: f"https://example.com/{n}",
        "headers": lambda n: {"X-Test": f"{n}"},
        "interval_seconds": lambda n: 60,
        "timeout_seconds": lambda n: 5,
    },
    "mntr.MaintenanceWindow": {
        "ends_at": lambda n: LATE,
        "components": lambda n: [{"component_id": Of("mntr.Component")}],
    },
    "mntr.MetricSample": {"labels": lambda n: {"host": f"h{n}"}},
    "mntr.OnCallSchedule": {
        "overrides": lambda n: [
            {"user_id": Of("idam.User"), "starts_at": "2026-08-01T00:00:00Z", "ends_at": "2026-08-02T00:00:00Z"}
        ]
    },
    "noti.Announcement": {"ends_at": lambda n: LATE},
    "noti.NotificationCategory": {"default_channels": lambda n: ["EMAIL"]},
    "noti.Suppression": {"address": lambda n: f"user{n}@example.com"},
    "noti.Template": {
        "variables": lambda n: [{"name": f"v{n}", "type": "STRING", "required": False, "sample": f"{n}"}]
    },
    "stat.Report": {"cron": lambda n: f"{n % 60} 9 * * 1"},
    "supt.BusinessCalendar": {
        "is_always_open": lambda n: True,
        "hours": lambda n: [{"weekday": "MON", "opens_at": "09:00:00", "closes_at": "18:00:00"}],
        "holidays": lambda n: [
            {"holiday_on": "2026-08-17", "name": "휴일", "opens_at": "09:00:00", "closes_at": "12:00:00"}
        ],
    },
    "supt.Feedback": {"kind": lambda n: "NPS", "ticket_id": lambda n: Of("supt.Ticket", fresh=True)},
    "supt.TicketComment": {
        "attachments": lambda n: [
            {"name": f"그림 {n}.png", "size": n, "type": "image/png", "url": f"https://example.com/{n}"}
        ]
    },
    "tnnt.SchemaRollout": {"wave_percents": lambda n: [50, 100]},
    "stat.TenantStat": {
        **dict.fromkeys(
            ("login_score", "adoption_score", "support_score", "billing_score", "health_score"), lambda n: "80"
        ),
        "risk": lambda n: "LOW",
    },
    "tnnt.Tenant": {"business_number": _business_number},
    "tnnt.TenantDatabase": {"region": lambda n: "kr"},
    "tnnt.TenantDomain": {"domain": lambda n: f"d{n}.example.com"},
    "tnnt.TenantSetting": {"allowed_networks": lambda n: [f"203.0.113.{n % 250}"]},
    "audt.AccessReview": {"period": month},
    "audt.AuditExport": {"reason": lambda n: f"분기별 점검을 위한 반출 {n}"},
    "audt.ComplianceControl": {
        "automated_check": lambda n: "mfa_coverage",
        "evidences": lambda n: [{"title": f"점검 결과 {n}", "collected_on": "2026-08-01", "valid_until": "2026-08-31"}],
    },
    "audt.RetentionPolicy": {"entity": lambda n: f"supt.Sample{n}"},
    # tenants
    "apm.ApprovalRequest": {
        "attachments": lambda n: [{"name": f"견적서 {n}.pdf", "url": "https://example.com/1", "sha256": "0" * 64}]
    },
    "apm.ApproverGroup": {
        "members": lambda n: [{"user_id": Of("sys.User"), "valid_from": "2026-01-01", "valid_to": "2026-12-31"}]
    },
    "apm.AuthorityLimit": {
        "user_id": lambda n: Of("sys.User", fresh=True),
        "valid_from": lambda n: "2026-01-01",
        "valid_to": lambda n: "2026-12-31",
    },
    "apm.Delegation": {
        "delegate_id": lambda n: Of("sys.User", fresh=True),
        "start_at": lambda n: "2026-08-01T09:00:00Z",
        "end_at": lambda n: "2026-08-10T09:00:00Z",
    },
    "apm.WorkflowDefinition": {
        "condition": lambda n: {"field": "amount", "op": "gte", "value": str(n)},
        "steps": lambda n: [
            {
                "step_no": 1,
                "name": "부서장",
                "approver_source": "USER",
                "approver_value": "1",
                "mode": "QUORUM",
                "quorum": 1,
                "condition": {"field": "amount", "op": "gte", "value": str(n)},
                "due_minutes": 60,
            }
        ],
    },
    "asm.ServiceAssignment": {"planned_to": lambda n: LATE},
    "asm.ServiceContract": {
        "preventive": lambda n: [
            {
                "interval_months": 6,
                "first_on": "2026-08-01",
                "checklist": [{"point": f"필터 {n}", "is_required": True}],
            }
        ]
    },
    "asm.ServiceItem": {"customer_id": lambda n: Of("crm.Partner")},
    "asm.Technician": {"employee_id": lambda n: Of("hrm.Employee", fresh=True)},
    "asm.VisitReport": {"checklist": lambda n: [{"point": f"점검 {n}", "is_required": False, "is_done": False}]},
    "bim.Dashboard": {"widgets": lambda n: [{"kind": "TEXT", "x": 0, "y": 0, "width": 1, "height": 1}]},
    "bim.Dataset": {"measures": lambda n: [{"name": f"measure{n}", "aggregate": "COUNT"}]},
    "bim.KpiValue": {"note": lambda n: f"메모 {n}", "period_start": _day},
    "bim.Metric": {"measure": lambda n: f"measure{n}", "dataset_id": lambda n: Of("bim.Dataset")},
    "bim.Target": {"base_value": lambda n: "-1"},
    "crm.CampaignMember": {"contact_id": lambda n: Of("crm.Contact", fresh=True)},
    "crm.Lead": {"email": lambda n: f"lead{n}@example.com"},
    "crm.Partner": {"business_number": _business_number},
    "crm.Pipeline": {"stages": lambda n: _STAGES},
    "fam.AssetCategory": {"is_depreciable": lambda n: False},
    "fam.MaintenancePlan": {"interval_days": lambda n: n},
    "fim.BankAccount": {"swift_code": lambda n: "KOEXKRSE"},
    "fim.BankStatement": {
        "opening_balance": lambda n: "100",
        "closing_balance": lambda n: "150",
        "items": lambda n: [{"booking_date": "2026-08-01", "amount": "50"}],
    },
    "fim.ExchangeRate": {"rate_date": _day},
    "fim.Journal": {"number_pattern": lambda n: "{code}-{year}-{seq:06}"},
    "fim.JournalEntry": {"items": lambda n: _LEDGER_LINES},
    "fim.OpenItem": {
        "partner_id": lambda n: Of("crm.Partner"),
        **dict.fromkeys(("amount", "base_amount", "open_amount", "open_base_amount"), lambda n: "100"),
    },
    "fim.Payment": {
        "account_id": lambda n: Of("fim.Account"),
        "amount": lambda n: "1000",
        "intended": lambda n: [{"open_item_id": Of("fim.OpenItem"), "amount": "1"}],
    },
    "fim.PaymentTerm": {"installments": lambda n: [{"share": "1"}]},
    "hrm.AppraisalCycle": {
        "goal_weight": lambda n: "0.6",
        "competency_weight": lambda n: "0.3",
        "feedback_weight": lambda n: "0.1",
        "grades": lambda n: [{"grade": "D", "min_score": "0"}],
    },
    "hrm.AttendanceRecord": {"work_date": _day},
    "hrm.HrSettings": {"night_start": lambda n: "22:00:00", "night_end": lambda n: "06:00:00"},
    "fim.RecurringEntry": {
        "template": lambda n: [{"account_id": Of("fim.Account"), "side": side, "amount": "100"} for side in _SIDES]
    },
    "hrm.PersonnelAction": {"manager_id": lambda n: Of("hrm.Employee", fresh=True)},
    "hrm.LeaveRequest": {
        "substitute_id": lambda n: Of("hrm.Employee", fresh=True),
        "start_time": lambda n: "09:00:00",
        "end_time": lambda n: "11:00:00",
    },
    "hrm.TaxTable": {"brackets": lambda n: [{"lower": "0", "rate": "0.1"}]},
    "ivm.ReorderRule": {"maximum": lambda n: "1000"},
    "ivm.StockAdjustment": {"items": lambda n: [{"variant_id": Of("pim.Variant"), "quantity": "5"}]},
    "ivm.StockPeriod": {"code": lambda n: f"{2000 + n // 12 % 8000:04}-{n % 12 + 1:02}"},
    "ivm.StockTransfer": {"to_warehouse_id": lambda n: Of("wms.Warehouse", fresh=True)},
    "ivm.Reservation": {"source_type": lambda n: "MANUAL", "expires_at": lambda n: LATE},
    "pim.Attribute": {
        "label": lambda n: {"ko-KR": f"속성 {n}"},
        "options": lambda n: [{"code": f"O{n}", "label": {"ko-KR": f"선택 {n}"}}],
    },
    "pim.Barcode": {"value": _barcode},
    "pim.Bundle": {
        "components": lambda n: [
            {"variant_id": Of("pim.Variant", fresh=True), "quantity": "1", "unit_id": Of("pim.UnitOfMeasure")}
        ]
    },
    "pim.PriceListItem": {"target": lambda n: "ALL", "price": lambda n: str(n % 900 + 1)},
    "pim.Variant": {"options": lambda n: {"색상": f"색 {n}"}},
    "psm.GoodsReceipt": {
        "items": lambda n: [
            {
                "order_item_id": Of("psm.PurchaseOrderItem"),
                "quantity": "10",
                "unit_id": Of("pim.UnitOfMeasure"),
                "quantity_rejected": "0",
            }
        ]
    },
    "psm.PurchaseAgreement": {"end_date": lambda n: "2026-12-31"},
    "psm.PurchaseOrder": {"incoterm": lambda n: "FOB", "promised_date": lambda n: "2026-12-31"},
    "psm.SupplierQuotation": {"valid_until": lambda n: "2026-12-31", "incoterm": lambda n: "FOB"},
    "srm.CustomerPayment": {
        "amount": lambda n: "1000",
        "allocations": lambda n: [{"invoice_id": Of("srm.SalesInvoice"), "amount": "1"}],
    },
    "sys.Attachment": {"resource_type": lambda n: "crm.Partner", "resource_id": lambda n: Of("crm.Partner")},
    "sys.Branch": {"business_number": _business_number},
    "sys.CustomField": {
        "label": lambda n: {"ko": f"필드 {n}"},
        "options": lambda n: [{"value": f"v{n}", "label": {"ko": "값"}, "is_archived": False}],
    },
    "sys.ImportJob": {"mapping": lambda n: {"이름": "name"}},
    "sys.NumberSequence": {"pattern": lambda n: f"T{n}-{{year}}-{{seq:06}}"},
    "sys.WorkSchedule": {
        "windows": lambda n: [
            {
                "weekday": 1,
                "start_time": "09:00:00",
                "end_time": "18:00:00",
                "break_start": "12:00:00",
                "break_end": "13:00:00",
            }
        ]
    },
    "wms.Carrier": {
        "tracking_url": lambda n: f"https://example.com/{n}/{{tracking_number}}",
        "rates": lambda n: [
            {
                "service_code": "NEXT",
                "weight_to_kg": "5",
                "price": "4000",
                "valid_from": "2026-08-01",
                "valid_to": "2026-08-31",
            }
        ],
    },
    "wms.PickList": {"items": lambda n: [{"quantity_picked": "0"}]},
    "wms.PutAwayRule": {"location_id": lambda n: Of("wms.Location"), "zone_id": lambda n: Of("wms.Zone")},
    "wms.QualityInspection": {
        "quantity": lambda n: "10",
        "accepted_quantity": lambda n: "7",
        "rejected_quantity": lambda n: "3",
    },
    "wms.Receiving": {
        "purchase_order_id": lambda n: Of("psm.PurchaseOrder"),
        "items": lambda n: [
            {
                "source_item_id": f"{n}",
                "received_quantity": "3",
                "damaged_quantity": "0",
            }
        ],
    },
    "wms.Shipment": {"order_id": lambda n: Of("srm.SalesOrder")},
    "wms.WarehouseTask": {"to_location_id": lambda n: Of("wms.Location", fresh=True)},
}
"""Values of fields and whole lists of lines."""

ALSO_GIVEN: Mapping[str, frozenset[str]] = {
    "apm.AuthorityLimit": frozenset({"user_id"}),
    "asm.ServiceItem": frozenset({"customer_id"}),
    "asm.Technician": frozenset({"employee_id"}),
    "bill.Coupon": frozenset({"percent"}),
    "bim.KpiValue": frozenset({"note"}),
    "bim.Metric": frozenset({"measure", "dataset_id"}),
    "cnfg.FeatureFlag": frozenset({"variants"}),
    "cnfg.FlagOverride": frozenset({"tenant_id"}),
    "crm.CampaignMember": frozenset({"contact_id"}),
    "crm.Lead": frozenset({"email"}),
    "crm.Pipeline": frozenset({"stages"}),
    "fam.AssetCategory": frozenset({"is_depreciable"}),
    "fam.MaintenancePlan": frozenset({"interval_days"}),
    "fim.BankStatement": frozenset({"items"}),
    "fim.JournalEntry": frozenset({"items"}),
    "fim.Payment": frozenset({"account_id"}),
    "fim.PaymentTerm": frozenset({"installments"}),
    "hrm.TaxTable": frozenset({"brackets"}),
    "idam.User": frozenset({"password"}),
    "ivm.ReorderRule": frozenset({"maximum"}),
    "ivm.Reservation": frozenset({"expires_at"}),
    "mntr.EscalationPolicy": frozenset({"steps"}),
    "mntr.MaintenanceWindow": frozenset({"components"}),
    "mntr.StatusSubscriber": frozenset({"email"}),
    "pim.Bundle": frozenset({"components"}),
    "pim.PriceListItem": frozenset({"price"}),
    "pim.Variant": frozenset({"options"}),
    "supt.BusinessCalendar": frozenset({"is_always_open"}),
    "wms.PutAwayRule": frozenset({"location_id", "zone_id"}),
    "wms.Receiving": frozenset({"purchase_order_id"}),
    "wms.Shipment": frozenset({"order_id"}),
}
"""Optional fields and lists that a rule asks for at creation."""

LEFT_OUT: Mapping[str, frozenset[str]] = {
    "apm.AuthorityLimit": frozenset({"position_id", "role_id"}),
    "asm.ServiceItem": frozenset({"asset_id"}),
    "asm.Technician": frozenset({"vendor_id"}),
    "bill.Coupon": frozenset({"amount", "currency", "duration_cycles"}),
    "bim.Metric": frozenset({"numerator_id", "denominator_id", "base_metric_id"}),
    "bim.Report": frozenset({"shares", "shares.role_id", "shares.user_id"}),
    "bkup.BackupSchedule": frozenset({"tenant_database_id"}),
    "cnfg.FlagOverride": frozenset({"user_id"}),
    "crm.CampaignMember": frozenset({"lead_id"}),
    "crm.Opportunity": frozenset({"loss_reason_id", "loss_note"}),
    "fam.AssetDisposal": frozenset({"share"}),
    "fim.Payment": frozenset({"partner_id", "employee_id"}),
    "hrm.PayComponent": frozenset({"base_components"}),
    "hrm.PersonnelAction": frozenset({"end_date"}),
    "idam.Invitation": frozenset({"tenant_id", "role_ids"}),
    "idam.User": frozenset({"password_history"}),
    "idam.UserRole": frozenset({"valid_until"}),
    "mntr.EscalationPolicy": frozenset({"steps.schedule_id", "steps.role_id"}),
    "pim.Attribute": frozenset({"unit_id"}),
    "pim.PriceListItem": frozenset({"variant_id", "product_id", "category_id"}),
    "tnnt.Tenant": frozenset({"owner_user_id"}),
    "wms.Receiving": frozenset({"sales_return_id", "transfer_id"}),
    "wms.Shipment": frozenset({"transfer_id", "purchase_return_id"}),
}
"""Optional fields, of the record or of its lines, and lists that cannot be given, or only go with certain others."""
