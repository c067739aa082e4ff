"""Networks that sign-ins and calls may come from."""

from collections.abc import Iterable
from ipaddress import ip_network
from typing import Annotated

from domain.kernel.errors import ValidationError
from domain.kernel.types import Text

Network = Annotated[
    str, Text(43, r"^[0-9A-Fa-f:.]{2,39}(/[0-9]{1,3})?$", says="a network such as 203.0.113.0/24 is asked for")
]


def check_networks(networks: Iterable[str]) -> None:
    """Refuses what is no network of IP addresses in CIDR notation."""
    for network in networks:
        try:
            ip_network(network)
        except ValueError:
            raise ValidationError.of(
                "allowed_networks", "pattern", "a network such as 203.0.113.0/24 is asked for"
            ) from None
