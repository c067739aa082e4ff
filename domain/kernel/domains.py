"""The business domains: their codes, which are also schemas and URL segments, and their titles."""

from typing import Literal, NamedTuple

Scope = Literal["manager", "tenants"]


class Title(NamedTuple):
    """A name in both languages."""

    ko: str
    en: str


class Domain(NamedTuple):
    """A business domain of one scope."""

    scope: Scope
    title: Title


SCOPES: dict[Scope, Title] = {"manager": Title("관리자", "Manager"), "tenants": Title("테넌트", "Tenant")}

DOMAINS: dict[str, Domain] = {
    "idam": Domain("manager", Title("계정·권한", "Identity and access")),
    "bill": Domain("manager", Title("과금", "Billing")),
    "audt": Domain("manager", Title("감사", "Audit")),
    "auto": Domain("manager", Title("자동화", "Automation")),
    "tnnt": Domain("manager", Title("테넌트", "Tenants")),
    "mntr": Domain("manager", Title("모니터링", "Monitoring")),
    "noti": Domain("manager", Title("알림", "Notifications")),
    "bkup": Domain("manager", Title("백업", "Backup")),
    "ifra": Domain("manager", Title("인프라", "Infrastructure")),
    "intg": Domain("manager", Title("연동", "Integration")),
    "cnfg": Domain("manager", Title("설정", "Configuration")),
    "supt": Domain("manager", Title("고객 지원", "Support")),
    "stat": Domain("manager", Title("통계", "Statistics")),
    "sys": Domain("tenants", Title("시스템", "System")),
    "apm": Domain("tenants", Title("전자 결재", "Approval")),
    "crm": Domain("tenants", Title("고객 관계", "CRM")),
    "pim": Domain("tenants", Title("상품 정보", "Product information")),
    "hrm": Domain("tenants", Title("인사", "Human resources")),
    "fim": Domain("tenants", Title("재무 회계", "Finance")),
    "ivm": Domain("tenants", Title("재고", "Inventory")),
    "wms": Domain("tenants", Title("창고", "Warehouse")),
    "srm": Domain("tenants", Title("판매", "Sales")),
    "psm": Domain("tenants", Title("구매", "Procurement")),
    "fam": Domain("tenants", Title("고정 자산", "Fixed assets")),
    "asm": Domain("tenants", Title("서비스", "Asset service")),
    "bim": Domain("tenants", Title("경영 분석", "Business intelligence")),
}
