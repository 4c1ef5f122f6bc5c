"""What is not PEM is refused when options are made, before anything connects."""

from __future__ import annotations

import pytest
import trustme
from cryptography.hazmat.primitives import serialization

from viam_cloud_runtime.viam.dial import DialOptions

AUTHORITY = trustme.CA()
LEAF = AUTHORITY.issue_cert("client@example.com")
ROOTS, CHAIN, KEY = AUTHORITY.cert_pem.bytes(), LEAF.cert_chain_pems[0].bytes(), LEAF.private_key_pem.bytes()
BROKEN = b"-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n"


def encrypted(kind: serialization.PrivateFormat) -> bytes:
    key = serialization.load_pem_private_key(KEY, None)
    return key.private_bytes(serialization.Encoding.PEM, kind, serialization.BestAvailableEncryption(b"pa55"))


@pytest.mark.parametrize("pem", [b"", b"x", KEY, BROKEN, ROOTS[:100], b"-----BEGIN CERTIFICATE-----\xff"], ids=range(6))
def test_no_certificate(pem):
    with pytest.raises(ValueError, match=r"DialOptions.root_certificates holds no certificate.*read_bytes"):
        DialOptions(root_certificates=pem)
    with pytest.raises(ValueError, match=r"DialOptions.certificate_chain holds no certificate.*read_bytes"):
        DialOptions(certificate_chain=pem, private_key=KEY)


@pytest.mark.parametrize("pem", [b"", b"s3cret", CHAIN, KEY[:60]], ids=range(4))
def test_no_private_key(pem):
    with pytest.raises(ValueError, match=r"DialOptions.private_key holds no private key") as raised:
        DialOptions(certificate_chain=CHAIN, private_key=pem)
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize("kind", [serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL])
def test_encrypted_private_key(kind):
    with pytest.raises(ValueError, match="encrypted with a passphrase"):
        DialOptions(certificate_chain=CHAIN, private_key=encrypted(kind))


@pytest.mark.parametrize("kind", [serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL])
def test_what_grpc_takes_is_taken(kind):
    """A bundle may have comments in any encoding, and certificates that cannot be read."""
    key = serialization.load_pem_private_key(KEY, None)
    plain = key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption())
    options = DialOptions(
        root_certificates=b"# Autorit\xe9\r\n" + BROKEN + ROOTS.replace(b"\n", b"\r\n"),
        certificate_chain=CHAIN + ROOTS,
        private_key=plain,
    )
    assert options.private_key == plain
