"""TLS over real sockets: trust, client certificates, permitted and forbidden downgrades, proxies."""

from __future__ import annotations

import asyncio
import dataclasses
import socket
from collections.abc import Iterator

import grpc
import pytest
import trustme

from tests.support.sample.programmable_server import ProgrammableServer
from tests.support.sample.sample_api import READ, AioViamClient, text, viam_client_class
from tests.support.sockets.http_proxy import Proxy
from viam_cloud_runtime import UnavailableError, aio
from viam_cloud_runtime.viam.dial import DialOptions


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def root_certificates(authority) -> bytes:
    return authority.cert_pem.bytes()


def server_credentials(authority: trustme.CA, *, client_authority: bytes | None = None) -> grpc.ServerCredentials:
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    chain = b"".join(pem.bytes() for pem in certificate.cert_chain_pems)
    return grpc.ssl_server_credentials(
        [(certificate.private_key_pem.bytes(), chain)], client_authority, client_authority is not None
    )


@pytest.fixture
def tls_server(authority) -> Iterator[ProgrammableServer]:
    server = ProgrammableServer(server_credentials(authority)).start()
    yield server
    server.stop()


def signed_in_call(flavour, options, address) -> str:
    client = flavour.run(viam_client_class(flavour).create_from_dial_options, options, address)
    try:
        return flavour.run(client.call, READ, text()).value
    finally:
        flavour.run(client.close)


@pytest.mark.parametrize("scheme", ["", "https://"])
def test_own_authority_is_trusted(flavour, tls_server, dial_options, root_certificates, scheme):
    options = dataclasses.replace(dial_options, insecure=False, root_certificates=root_certificates)
    assert signed_in_call(flavour, options, scheme + tls_server.address) == "hello"


def test_unknown_authority_is_not_trusted_even_on_localhost(flavour, tls_server, dial_options):
    options = dataclasses.replace(dial_options, insecure=False)
    with pytest.raises(UnavailableError, match="root_certificates"):
        # Not localhost: gRPC tells only of the address tried last, which may be ::1.
        signed_in_call(flavour, options, f"127.0.0.1:{tls_server.port}")
    assert tls_server.sign_ins == 0


def test_client_certificate(flavour, authority, root_certificates):
    server = ProgrammableServer(server_credentials(authority, client_authority=root_certificates)).start()
    certificate = authority.issue_cert("client@example.com")
    try:
        client = flavour.module.Client(
            server.address,
            root_certificates=root_certificates,
            certificate_chain=b"".join(pem.bytes() for pem in certificate.cert_chain_pems),
            private_key=certificate.private_key_pem.bytes(),
        )
        assert flavour.run(client.call, READ, text()).value == "hello"
        flavour.run(client.close)
        stranger = flavour.module.Client(server.address, root_certificates=root_certificates)
        with pytest.raises(UnavailableError):
            flavour.run(stranger.call, READ, text(), retry=None)
        flavour.run(stranger.close)
    finally:
        server.stop()


def test_key_is_not_sent_to_a_plaintext_server(flavour, server, dial_options):
    options = dataclasses.replace(dial_options, insecure=False, allow_insecure_downgrade=True)
    with pytest.raises(UnavailableError, match="does not speak TLS"):
        signed_in_call(flavour, options, f"127.0.0.1:{server.port}")
    assert server.sign_ins == 0


def test_key_is_sent_to_a_plaintext_server_when_that_is_allowed(flavour, server, dial_options):
    options = dataclasses.replace(dial_options, insecure=False, allow_insecure_with_creds_downgrade=True)
    assert signed_in_call(flavour, options, server.address) == "hello"


def test_a_server_that_speaks_tls_is_never_downgraded(flavour, tls_server, dial_options, root_certificates):
    options = dataclasses.replace(
        dial_options, insecure=False, allow_insecure_with_creds_downgrade=True, root_certificates=root_certificates
    )
    assert signed_in_call(flavour, options, tls_server.address) == "hello"


def test_a_server_that_is_not_trusted_is_never_downgraded(flavour, tls_server, dial_options):
    options = dataclasses.replace(dial_options, insecure=False, allow_insecure_with_creds_downgrade=True)
    with pytest.raises(UnavailableError):
        signed_in_call(flavour, options, tls_server.address)
    assert tls_server.sign_ins == 0


def test_probe_of_a_server_that_cannot_be_reached_leaves_the_error_to_the_call(flavour, dial_options):
    options = dataclasses.replace(dial_options, insecure=False, allow_insecure_with_creds_downgrade=True)
    with pytest.raises(UnavailableError):
        signed_in_call(flavour, options, "localhost:1")


def test_probe_does_not_block_the_event_loop(dial_options):
    """The server accepts and says nothing; the loop goes on meanwhile."""
    options = dataclasses.replace(dial_options, insecure=False, allow_insecure_with_creds_downgrade=True)

    async def main():
        with socket.create_server(("localhost", 0)) as silent:
            address = f"localhost:{silent.getsockname()[1]}"
            signing_in = asyncio.ensure_future(AioViamClient.create_from_dial_options(options, address))
            connection, _ = await asyncio.get_running_loop().run_in_executor(None, silent.accept)
            with connection:
                assert not signing_in.done()
                signing_in.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await signing_in

    asyncio.run(main())


def test_proxy_is_gone_through(flavour, server):
    proxy = Proxy()
    try:
        client = flavour.module.Client(f"127.0.0.1:{server.port}", insecure=True, proxy=proxy.url)
        assert flavour.run(client.call, READ, text()).value == "hello"
        flavour.run(client.close)
        assert proxy.requests[0].startswith(f"CONNECT 127.0.0.1:{server.port} ".encode())
    finally:
        proxy.close()


def test_plain_client_is_encrypted_by_default(tls_server, root_certificates):
    async def main():
        async with aio.Client(tls_server.address, root_certificates=root_certificates) as client:
            return (await client.call(READ, text())).value

    assert asyncio.run(main()) == "hello"
    assert DialOptions().insecure is False
