"""The two sides of a ledger."""

from enum import StrEnum


class Side(StrEnum):
    """The side of an account that an amount stands on."""

    DEBIT = "DEBIT"
    CREDIT = "CREDIT"
