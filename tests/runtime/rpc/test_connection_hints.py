"""Connections that do not come about, and answers that are none: what the error says to do, over real sockets."""

from __future__ import annotations

import datetime
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import grpc
import pytest
import trustme

from tests.support.sample.programmable_server import ProgrammableServer, fail, hang
from tests.support.sample.sample_api import READ, WRITE, text
from tests.support.sockets.raw_sockets import RawServer, answer, answer_http2, behind_tls, hang_up, say_nothing
from viam_cloud_runtime import DeadlineExceededError, GRPCError, UnavailableError, aio
from viam_cloud_runtime.channels import blocking_channel
from viam_cloud_runtime.rpc.channel_settings import channel_options
from viam_cloud_runtime.rpc.connection_hints import ConnectionFacts, connection_hint, http_hint

NOW = datetime.datetime.now(datetime.timezone.utc)
DAY = datetime.timedelta(days=1)
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello"
REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: http://portal/\r\nContent-Length: 0\r\n\r\n"

AUTHORITY, STRANGER = trustme.CA(), trustme.CA()
ROOTS = AUTHORITY.cert_pem.bytes()


@contextmanager
def tls_server(certificate: trustme.LeafCert, clients: bytes | None = None) -> Iterator[ProgrammableServer]:
    """A gRPC server with this certificate, which asks for certificates of these clients' authority."""
    chain = b"".join(pem.bytes() for pem in certificate.cert_chain_pems)
    pair = [(certificate.private_key_pem.bytes(), chain)]
    server = ProgrammableServer(grpc.ssl_server_credentials(pair, clients, clients is not None)).start()
    yield server
    server.stop()


@contextmanager
def tls_web_server(behaviour: Any, *protocols: str) -> Iterator[RawServer]:
    """A server that speaks TLS, and something other than gRPC through it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("127.0.0.1").configure_cert(context)
    context.set_alpn_protocols(protocols)
    with RawServer(behind_tls(context, behaviour)) as server:
        yield server


def failure(flavour, address: str, *, method=READ, timeout: float | None = 30, **options) -> GRPCError:
    """How one call to this address fails."""
    client = flavour.module.Client(address, **options)
    try:
        with pytest.raises(GRPCError) as raised:
            flavour.run(client.call, method, text(), timeout=timeout, retry=None)
    finally:
        flavour.run(client.close)
    return raised.value


def test_expired_certificate(flavour):
    with tls_server(AUTHORITY.issue_cert("127.0.0.1", not_before=NOW - 9 * DAY, not_after=NOW - DAY)) as server:
        error = failure(flavour, f"127.0.0.1:{server.port}", root_certificates=ROOTS)
    assert isinstance(error, UnavailableError)
    assert "has expired" in error.hint


def test_certificate_that_is_not_valid_yet(flavour):
    with tls_server(AUTHORITY.issue_cert("127.0.0.1", not_before=NOW + DAY, not_after=NOW + 9 * DAY)) as server:
        error = failure(flavour, f"127.0.0.1:{server.port}", root_certificates=ROOTS)
    assert "not valid yet" in error.hint
    assert "clock" in error.hint


def test_certificate_for_another_name(flavour):
    with tls_server(AUTHORITY.issue_cert("other.example")) as server:
        error = failure(flavour, f"127.0.0.1:{server.port}", root_certificates=ROOTS)
    assert "for another name" in error.hint


def test_certificate_of_an_authority_that_is_not_trusted(flavour):
    with tls_server(AUTHORITY.issue_cert("127.0.0.1")) as server:
        built_in = failure(flavour, f"127.0.0.1:{server.port}")
        given = failure(flavour, f"127.0.0.1:{server.port}", root_certificates=STRANGER.cert_pem.bytes())
    assert "pass that authority's certificate as root_certificates" in built_in.hint
    assert "No authority in root_certificates has signed" in given.hint


def test_client_certificate_that_is_missing(flavour):
    with tls_server(AUTHORITY.issue_cert("127.0.0.1"), ROOTS) as server:
        error = failure(flavour, f"127.0.0.1:{server.port}", root_certificates=ROOTS)
    assert "pass certificate_chain and private_key" in error.hint


def test_client_certificate_of_a_stranger(flavour):
    stranger = STRANGER.issue_cert("client@example.com")
    with tls_server(AUTHORITY.issue_cert("127.0.0.1"), ROOTS) as server:
        error = failure(
            flavour,
            f"127.0.0.1:{server.port}",
            root_certificates=ROOTS,
            certificate_chain=stranger.cert_chain_pems[0].bytes(),
            private_key=stranger.private_key_pem.bytes(),
        )
    assert "check that it accepts certificate_chain" in error.hint


def test_key_that_does_not_belong_to_the_certificate(flavour):
    one, other = AUTHORITY.issue_cert("client@example.com"), AUTHORITY.issue_cert("client@example.com")
    with tls_server(AUTHORITY.issue_cert("127.0.0.1"), ROOTS) as server:
        error = failure(
            flavour,
            f"127.0.0.1:{server.port}",
            root_certificates=ROOTS,
            certificate_chain=one.cert_chain_pems[0].bytes(),
            private_key=other.private_key_pem.bytes(),
        )
    assert "certificate_chain and private_key are PEM and belong together" in error.hint


def test_plaintext_to_a_server_that_speaks_tls(flavour):
    with tls_server(AUTHORITY.issue_cert("127.0.0.1")) as server:
        error = failure(flavour, f"127.0.0.1:{server.port}", insecure=True)
    assert "if it speaks TLS, connect without insecure=True" in error.hint
    with tls_web_server(answer(PAGE)) as server:
        error = failure(flavour, server.address, insecure=True)
    assert "connect without insecure=True" in error.hint


def test_tls_to_a_server_that_does_not_speak_it(flavour, server):
    error = failure(flavour, f"127.0.0.1:{server.port}")
    assert "does not speak TLS" in error.hint
    with RawServer(hang_up) as silent:
        error = failure(flavour, silent.address)
    assert "The server hung up" in error.hint


@pytest.mark.parametrize("insecure", [True, False])
def test_silence(flavour, insecure):
    """The server accepts the connection and says nothing: nothing that lasts longer would help."""
    with RawServer(say_nothing) as server:
        error = failure(flavour, server.address, insecure=insecure, timeout=0.3)
    assert isinstance(error, DeadlineExceededError)
    assert "No connection to the server came about in 0.3 s" in error.hint


@pytest.mark.parametrize("insecure", [True, False])
def test_silence_that_grpc_gives_up_on(flavour, insecure, monkeypatch):
    # Within 20 seconds, by itself; here in less.
    def hurried(settings):
        return [*channel_options(settings), ("grpc.min_reconnect_backoff_ms", 200)]

    for module in (blocking_channel, aio.channel):
        monkeypatch.setattr(module, "channel_options", hurried)
    with RawServer(say_nothing) as server:
        error = failure(flavour, server.address, insecure=insecure)
    assert isinstance(error, UnavailableError)
    assert "accepts connections there but says nothing" in error.hint


def test_redirect_and_page_of_a_proxy(flavour):
    with RawServer(answer(REDIRECT)) as server:
        error = failure(flavour, server.address, insecure=True)
    assert "An HTTP redirect was the answer" in error.hint
    assert "captive portal" in error.hint
    with RawServer(answer(PAGE)) as server:
        error = failure(flavour, server.address, insecure=True)
    assert "Something other than gRPC was the answer" in error.hint
    for protocols in ([], ["http/1.1"]):
        with tls_web_server(answer(PAGE), *protocols) as server:
            error = failure(flavour, server.address, root_certificates=ROOTS)
        assert "speaks TLS but not gRPC" in error.hint
    with tls_web_server(answer(REDIRECT), "h2") as server:
        error = failure(flavour, server.address, root_certificates=ROOTS)
    assert "An HTTP redirect was the answer" in error.hint
    assert "insecure" not in error.hint


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 407, 500])
def test_web_server_that_speaks_http2(flavour, status):
    with RawServer(answer_http2(status, location="http://portal/")) as server:
        error = failure(flavour, server.address, insecure=True)
    assert "captive portal" in error.hint if status < 500 else "try again later" in error.hint


@pytest.mark.parametrize(("status", "words"), [(429, "slow down"), (502, "cannot reach"), (503, "cannot reach")])
def test_load_balancer_that_speaks_http2(flavour, status, words):
    with RawServer(answer_http2(status)) as server:
        error = failure(flavour, server.address, insecure=True, method=WRITE)
    assert words in error.hint


@pytest.mark.parametrize(("status", "words"), [(407, "user and a password"), (403, "no_proxy"), (302, "no_proxy")])
def test_proxy_that_refuses(flavour, server, status, words):
    with RawServer(answer(f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode())) as proxy:
        url = f"http://{proxy.address}"
        error = failure(flavour, f"127.0.0.1:{server.port}", insecure=True, proxy=url)
    assert words in error.hint


def test_nothing_there(flavour):
    error = failure(flavour, "127.0.0.1:1", insecure=True)
    assert "Nothing accepts connections at 127.0.0.1:1" in error.hint
    assert "localhost" not in error.hint


def test_localhost_has_several_addresses(flavour):
    """gRPC tells only of the last address it tried, which may be ::1 where the server listens on 127.0.0.1."""
    error = failure(flavour, "localhost:1", insecure=True)
    assert re.search(r"Nothing accepts connections at (127\.0\.0\.1|\[::1\]):1", error.hint)
    assert "write 127.0.0.1 or [::1]" in error.hint


def test_name_that_does_not_resolve(flavour):
    error = failure(flavour, "no-such-host.invalid:443", insecure=True)
    assert "cannot be resolved" in error.hint


def test_write_that_reached_no_server_may_not_have_been_acted_on(flavour):
    error = failure(flavour, "127.0.0.1:1", insecure=True, method=WRITE)
    assert "may have acted" not in error.hint


@pytest.mark.parametrize(("method", "words"), [(READ, r"^$"), (WRITE, "may have acted on it")])
def test_server_that_says_the_same_words_gets_none_of_these_hints(flavour, client, server, method, words):
    """It speaks of another connection, its own to a third."""
    flavour.run(client.call, READ, text())
    for said in (
        "failed to connect to all addresses; last error: UNKNOWN: ipv4:10.0.0.1:1: Connection refused",
        "failed to connect to all addresses; ... CERTIFICATE_VERIFY_FAILED: certificate has expired: OK",
        "Socket closed",
        "WRONG_VERSION_NUMBER",
    ):
        server.faults.append(fail(grpc.StatusCode.UNAVAILABLE, said))
        with pytest.raises(UnavailableError) as raised:
            flavour.run(client.call, method, text(), retry=None)
        assert re.search(words, raised.value.hint)


def test_slow_server_is_not_taken_for_a_silent_one(flavour, client, server):
    flavour.run(client.call, READ, text())
    server.faults.append(hang)
    with pytest.raises(DeadlineExceededError) as raised:
        flavour.run(client.call, READ, text(), timeout=0.3)
    assert raised.value.hint.startswith("The deadline was 0.3 s for all attempts")


# What grpcio says of the same, from its oldest version that is supported to the newest.
@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Ssl handshake failed (TSI_PROTOCOL_FAILURE): CERTIFICATE_VERIFY_FAILED", "expired, is not valid yet, or"),
        ("CERTIFICATE_VERIFY_FAILED: self signed certificate", "is not trusted"),
        ("CERTIFICATE_VERIFY_FAILED: unsupported certificate purpose", "not accepted, for the reason given"),
        ("Peer name localhost is not in peer certificate", "for another name"),
        ("Trying to connect an http1.x server (HTTP status 302)", "An HTTP redirect"),
        ("Failed to connect to remote host: connect: Connection refused (111)", "Nothing accepts"),
        ("connect: Network is unreachable (101)", "no route"),
        ("recvmsg:Connection reset by peer", "hung up"),
        ("something new", "Check the address and the network"),
    ],
)
def test_words_of_other_versions(message, words):
    said = f"failed to connect to all addresses; last error: UNKNOWN: ipv4:1.2.3.4:5: {message}"
    assert words in connection_hint(said, ConnectionFacts(connected=False, secure=True, host="example.com"))
    for connected in (True, None):
        assert connection_hint(said, ConnectionFacts(connected=connected, secure=True)) == ""


def test_last_address_is_shown_as_people_write_it():
    said = "failed to connect to all addresses; last error: UNKNOWN: ipv6:%5B::1%5D:5: Connection refused"
    hint = connection_hint(said, ConnectionFacts(connected=False, host="localhost"))
    assert "Nothing accepts connections at [::1]:5:" in hint


def test_another_status_than_that_of_http_is_not_from_a_web_server():
    words = "Received http2 header with status: 302"
    assert http_hint(grpc.StatusCode.UNKNOWN, words)
    assert http_hint(grpc.StatusCode.NOT_FOUND, words) == ""
    assert http_hint(grpc.StatusCode.UNKNOWN, f"upstream: {words}") == ""
