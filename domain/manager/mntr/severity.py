"""How bad a disturbance is."""

from enum import StrEnum


class Severity(StrEnum):
    """From SEV1, the service is down for many, to SEV4, hardly anybody notices."""

    SEV1 = "SEV1"
    SEV2 = "SEV2"
    SEV3 = "SEV3"
    SEV4 = "SEV4"
