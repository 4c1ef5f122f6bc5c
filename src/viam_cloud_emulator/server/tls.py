"""TLS with a certificate authority of the emulator's own, which clients are told to trust."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from pathlib import Path

import grpc
import trustme

from viam_cloud_emulator.core.errors import SetupError
from viam_cloud_emulator.core.files import write_private

_EVERY_ADDRESS = ("0.0.0.0", "::")


@dataclass(frozen=True, slots=True)
class Tls:
    """Certificates and keys of the server, and the authority that clients trust."""

    credentials: grpc.ServerCredentials
    context: ssl.SSLContext
    """The same, for what is not gRPC."""
    ca_file: Path

    @property
    def ca_certificate(self) -> bytes:
        """The certificate to trust, PEM."""
        return self.ca_file.read_bytes()


def own_tls(directory: Path, host: str) -> Tls:
    """TLS for a server on a host; its authority is kept in the directory, so that clients can go on trusting it.

    Raises:
        SetupError: The directory has something else than an authority of ours.
    """
    ca_file, key_file = directory / "ca.pem", directory / "ca.key"
    if ca_file.exists():
        try:
            authority = trustme.CA.from_pem(ca_file.read_bytes(), key_file.read_bytes())
        except (OSError, ValueError, TypeError):
            raise SetupError(f"{ca_file} and {key_file} are not a certificate and its key; remove both") from None
    else:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        authority = trustme.CA(organization_name="viam-cloud-emulator")
        # The certificate last: it says that both are there.
        write_private(key_file, authority.private_key_pem.bytes())
        write_private(ca_file, authority.cert_pem.bytes())
    certificate = authority.issue_cert(*_names(host), organization_name="viam-cloud-emulator")
    chain = b"".join(blob.bytes() for blob in certificate.cert_chain_pems)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)  # pyright: ignore[reportUnknownMemberType] - half typed
    return Tls(grpc.ssl_server_credentials([(certificate.private_key_pem.bytes(), chain)]), context, ca_file)


def _names(host: str) -> list[str]:
    """Names and addresses that clients on this computer and, if it listens there, on others use for the server."""
    names = ["localhost", "127.0.0.1", "::1", socket.gethostname() if host in _EVERY_ADDRESS else host]
    return list(dict.fromkeys(names))
