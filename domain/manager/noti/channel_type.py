"""The ways that messages go."""

from enum import StrEnum


class ChannelType(StrEnum):
    """By what a message reaches a person; IN_APP is shown in the product."""

    EMAIL = "EMAIL"
    SMS = "SMS"
    ALIMTALK = "ALIMTALK"
    PUSH = "PUSH"
    SLACK = "SLACK"
    IN_APP = "IN_APP"
