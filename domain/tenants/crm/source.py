"""Sources: where the tenant's leads and opportunities come from."""

from enum import StrEnum


class Source(StrEnum):
    """What made the tenant known to somebody."""

    WEB = "WEB"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    REFERRAL = "REFERRAL"
    EVENT = "EVENT"
    ADVERTISEMENT = "ADVERTISEMENT"
    PARTNER = "PARTNER"
    OTHER = "OTHER"
