"""A connection to a host that was checked to be on the public internet, with one deadline for everything.

Every name is resolved once, all its addresses must be public, and the connection then goes to one of the addresses
checked, so that a second answer of the name server ("DNS rebinding") cannot change it.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator

from transprov.errors import InputError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address, and the IPv4 address it may wrap, belongs to the public internet."""
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if wrapped is None and ip in _NAT64:
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def checked_addresses(host: str, port: int, deadline: float, *, allow_private: bool, asked: str) -> list[str]:
    """The addresses of `host`, all of them public unless `allow_private`.

    `deadline` is in the seconds of `time.monotonic`; `asked` is the URL for messages. Raises `InputError` when there
    are none or one is private, `TimeoutError` at the deadline.
    """
    addresses = _resolve(ascii_host(host, asked), port, deadline)
    if not addresses:
        raise InputError(f"the host name {host} cannot be resolved; check the address and the network", resource=asked)
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                what = "leads to" if address != host else "points to"
                raise InputError(
                    f"{what} the private address {address}, which is refused; save the page and give that file",
                    resource=asked,
                )
    return addresses


def ascii_host(host: str, asked: str) -> str:
    """The host name as the name server takes it. Raises `InputError` when no such name can exist."""
    if ":" in host:
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise InputError("is not a valid URL: no such host name can exist", resource=asked) from None


def _resolve(name: str, port: int, deadline: float) -> list[str]:
    """Addresses of a host name; empty when there is none. getaddrinfo knows no timeout, so it waits in a thread."""
    found: list[str] = []
    broken: list[OSError] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        except OSError as error:
            broken.append(error)
            return
        found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if thread.is_alive():
        raise TimeoutError
    if broken and not isinstance(broken[0], socket.gaierror):
        raise broken[0]
    return found


@contextlib.contextmanager
def connected(
    scheme: str, host: str, port: int, addresses: list[str], deadline: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to the first address that answers, shut down at the deadline whatever it is doing.

    Raises `TimeoutError` at the deadline, and otherwise what `socket`, `ssl` and `http.client` raise.
    """
    raw = _open_socket(addresses, port, deadline)
    twin = raw.dup()
    # Socket timeouts are per read: a server that sends a byte now and then would never meet one.
    watchdog = threading.Timer(max(0.0, deadline - time.monotonic()), _shut_down, (twin,))
    watchdog.daemon = True
    watchdog.start()
    connection = http.client.HTTPConnection(host, port)
    try:
        secure = scheme == "https"
        connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host) if secure else raw
        yield connection
    except (OSError, http.client.HTTPException, ValueError):
        # the watchdog's shutdown surfaces as whatever the reader was doing
        if time.monotonic() >= deadline:
            raise TimeoutError from None
        raise
    finally:
        watchdog.cancel()
        connection.close()
        raw.close()
        twin.close()


def _open_socket(addresses: list[str], port: int, deadline: float) -> socket.socket:
    failure: OSError = OSError("no address")
    for address in addresses:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        try:
            sock = socket.create_connection((address, port), timeout=remaining)
        except OSError as error:
            failure = error
            continue
        sock.settimeout(max(0.01, deadline - time.monotonic()))
        return sock
    raise failure


def _shut_down(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side may have closed it already
        sock.shutdown(socket.SHUT_RDWR)
