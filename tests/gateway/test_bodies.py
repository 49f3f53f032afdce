"""A body is taken up to a limit, and what is more is refused without being kept."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

import pytest

from localaws.bodies import LIMIT
from tests.gateway.clients import Clients, ask, local_aws

MIB = 1024 * 1024


@pytest.fixture(scope="module", params=[(), ("--plain",)], ids=["corrected", "plain"])
def aws(request: pytest.FixtureRequest) -> Iterator[Clients]:
    with local_aws(*request.param) as clients:
        yield clients


def connect(address: SplitResult) -> socket.socket:
    assert address.hostname
    return socket.create_connection((address.hostname, address.port or 0), timeout=20)


def head(address: SplitResult, *headers: str) -> bytes:
    lines = [f"PUT {address.path}/a-bucket/x HTTP/1.1", f"Host: {address.netloc}", *headers, "", ""]
    return "\r\n".join(lines).encode()


def test_what_is_within_the_limit_is_taken(aws: Clients) -> None:
    assert ask(aws.endpoint, "/a-bucket", "PUT").status == 200
    assert ask(aws.endpoint, "/a-bucket/x", "PUT", body=bytes(LIMIT)).status == 200
    assert len(ask(aws.endpoint, "/a-bucket/x").body) == LIMIT


def test_what_is_announced_as_larger_is_refused_unread(aws: Clients) -> None:
    address = urlsplit(aws.endpoint)
    with connect(address) as connection:
        connection.sendall(head(address, f"Content-Length: {LIMIT + 1}"))
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


def test_what_turns_out_to_be_larger_is_refused_at_the_limit(aws: Clients) -> None:
    """Of a body without an end, a little more than the limit is read."""
    address = urlsplit(aws.endpoint)
    with connect(address) as connection:
        connection.sendall(head(address, "Transfer-Encoding: chunked"))
        chunk = b"%x\r\n%s\r\n" % (MIB, bytes(MIB))
        sent = 0
        try:
            while sent < 10 * LIMIT:
                connection.sendall(chunk)
                sent += MIB
        except (BrokenPipeError, ConnectionResetError):
            pass
        assert LIMIT <= sent < 2 * LIMIT
    assert ask(aws.endpoint, "/_ministack/health").status == 200


def test_whoever_has_no_key_is_not_told_of_a_limit(aws: Clients) -> None:
    address = urlsplit(aws.endpoint)._replace(path="")
    with connect(address) as connection:
        connection.sendall(head(address, f"Content-Length: {LIMIT + 1}"))
        assert connection.recv(100).startswith(b"HTTP/1.1 403")
