"""Which network addresses belong to the public internet, in whatever transition form they are written.

``ipaddress`` alone is not enough: it calls ``64:ff9b::7f00:1``, ``2002:7f00:1::`` and ``::7f00:1`` global,
although each of them leads to 127.0.0.1.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
# Reserved or local, and called global by some of the Python versions this runs on.
_NEVER_PUBLIC = tuple(
    ipaddress.ip_network(block)
    for block in (
        "192.88.99.0/24",
        "64:ff9b:1::/48",
        "100::/63",
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)


def is_public(address: str) -> bool:
    """Whether a numeric address, and every address wrapped in it, belongs to the public internet."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
        return is_public(str(ip.ipv4_mapped))
    return _is_global(ip) and all(_is_global(inner) for inner in _wrapped(ip))


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    return (
        ip.is_global
        and not ip.is_private
        and not ip.is_multicast
        and not ip.is_reserved
        and not ip.is_loopback
        and not ip.is_link_local
        and not ip.is_unspecified
        and not any(ip.version == block.version and ip in block for block in _NEVER_PUBLIC)
    ) or (isinstance(ip, IPv6Address) and ip in _NAT64)


def _wrapped(ip: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 addresses a transition mechanism would send packets to."""
    if isinstance(ip, IPv4Address):
        return
    if ip.sixtofour is not None:
        yield ip.sixtofour
    if ip.teredo is not None:
        yield from ip.teredo
    if ip in _NAT64 or ip in _IPV4_COMPATIBLE:
        yield IPv4Address(int(ip) & 0xFFFFFFFF)
