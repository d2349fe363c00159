"""Which addresses may be fetched: public ones over http and https; never this machine, its network or cloud metadata.

`resolve` looks the host up once and hands back the address to connect to, so that a name cannot point elsewhere
between the check and the connection (DNS rebinding). Every redirect passes through it again.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from quotes.errors import SourceError

_PORTS = {"http": 80, "https": 443}
_NAT64 = "64:ff9b::"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a URL leads: the host that it names and the numeric address that was checked."""

    scheme: str
    host: str
    port: int
    address: str
    target: str
    """Path and query, as they go into the request."""


def resolve(url: str, *, allow_private: bool = False) -> Place:
    """The checked place of a URL; a `SourceError` where it must not be fetched."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SourceError(f"is no address that can be fetched ({error})") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise SourceError("is no http or https address")
    port = port or _PORTS[parts.scheme]
    if not allow_private and port not in _PORTS.values():
        raise SourceError(f"port {port} is refused: only 80 and 443 (--allow-private lifts this in a lab)")
    address = _checked(parts.hostname, port, allow_private)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(scheme=parts.scheme, host=parts.hostname, port=port, address=address, target=target)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address lies in the public internet, also when it is wrapped into IPv6."""
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if (
        inner is None
        and address.version == 6
        and address.exploded.startswith(ip_address(_NAT64).exploded[:29])
    ):
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    address = inner or address
    return address.is_global and not address.is_multicast


def _checked(host: str, port: int, allow_private: bool) -> str:
    """The first address of the host; all of them must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"host {host} is not known ({error})") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not allow_private and not all(is_public(ip_address(address)) for address in addresses):
        raise SourceError(
            f"host {host} lies in a private network: refused (--allow-private lifts this in a lab)"
        )
    return addresses[0]
