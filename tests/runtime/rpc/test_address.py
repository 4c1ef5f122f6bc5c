"""Addresses: every form that people write, and what is wrong with the others."""

from __future__ import annotations

import dataclasses

import pytest

from tests.support.sample.programmable_server import API_KEY, API_KEY_ID
from viam_cloud_runtime.rpc.address import resolve_target
from viam_cloud_runtime.rpc.connection_options import ConnectionOptions
from viam_cloud_runtime.viam.dial import DialOptions

WITH_KEY = DialOptions.with_api_key(API_KEY, API_KEY_ID)


def target(address, options=ConnectionOptions()):  # noqa: B008
    found = resolve_target(address, options)
    return found.name, found.secure


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("app.viam.com", "app.viam.com:443"),
        ("app.viam.com:8443", "app.viam.com:8443"),
        ("https://app.viam.com", "app.viam.com:443"),
        ("HTTPS://app.viam.com/", "app.viam.com:443"),
        ("https://app.viam.com:8443/", "app.viam.com:8443"),
        (" app.viam.com ", "app.viam.com:443"),
        ("localhost", "localhost:443"),
        ("127.0.0.1:50051", "127.0.0.1:50051"),
        ("[::1]", "[::1]:443"),
        ("[::1]:50051", "[::1]:50051"),
        ("::1", "[::1]:443"),
        ("https://[::1]:50051", "[::1]:50051"),
        ("fe80::1%eth0", "[fe80::1%eth0]:443"),
        ("[::1:8080]", "[::1:8080]:443"),
        ("1:2:3:4:5:6:7:8", "[1:2:3:4:5:6:7:8]:443"),
        ("app.viam.com:8443\n", "app.viam.com:8443"),
        ("my_host", "my_host:443"),
        ("bücher.example", "bücher.example:443"),
        ("dns:///app.viam.com:443", "dns:///app.viam.com:443"),
        (" dns:///app.viam.com:443\n", "dns:///app.viam.com:443"),
        ("unix:/run/app.sock", "unix:/run/app.sock"),
    ],
)
def test_addresses_are_encrypted_unless_said_otherwise(address, name):
    assert target(address) == (name, True)
    assert target(address, WITH_KEY) == (name, True)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("localhost:8080", "localhost:8080"),
        ("localhost", "localhost:80"),
        ("http://localhost:8080", "localhost:8080"),
        ("http://localhost", "localhost:80"),
        ("unix:/run/app.sock", "unix:/run/app.sock"),
    ],
)
def test_insecure_means_plaintext(address, name):
    assert target(address, ConnectionOptions(insecure=True)) == (name, False)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "the address is empty, such as an unset variable"),
        (" \t\n", "the address is empty"),
        ("https://", "names no host"),
        ("//host", "names no host"),
        ("None:443", "names no host"),
        ('"host"', "names no host"),
        ("${HOST}", "names no host"),
        ("<ADDRESS>", "names no host"),
        ("host,other", "names no host"),
        ("host?x=1", "names no host"),
        ("host:", "has the port ''; a port is a number"),
        ("[::1]:", "has the port ''; a port is a number"),
        ("::1:37479", r"has a port after an IPv6 address: write \[::1\]:37479$"),
        ("http://::1:37479", r"write \[::1\]:37479$"),
        ("::1:8080", r"write \[::1\]:8080, or \[::1:8080\] if that is all address"),
        ("host:1:2", "several colons and is no IPv6 address"),
        ("[]:443", "has '' in brackets, which is no IPv6 address"),
        ("[host]:443", "has 'host' in brackets"),
        ("dns:", "nothing after its scheme"),
        ("unix:///", "nothing after its scheme"),
        (":443", "names no host"),
        ("two words", "names no host"),
        ("ftp://host", "starts with 'ftp'"),
        ("host:port", "a port is a number"),
        ("host:0", "a port is a number"),
        ("host:65536", "a port is a number"),
        ("host:" + "9" * 5000, "a port is a number"),
        ("host:-1", "a port is a number"),
        ("host/path", "has a path"),
        ("https://host:443/robots", "has a path"),
        ("[::1", "no ']'"),
        ("[::1]x", "no ']'"),
        ("user:pw@host", "must not contain a user"),
    ],
)
def test_malformed_addresses_are_refused(address, words):
    with pytest.raises(ValueError, match=words):
        target(address)


def test_an_address_is_text():
    with pytest.raises(TypeError, match="must be str"):
        target(b"host")


def test_http_alone_is_not_enough_for_plaintext():
    for host in ("host:8080", "10.0.0.1", "localhost.example", "127.0.0.1.example", "[fe80::1]", "0.0.0.0"):
        with pytest.raises(ValueError, match="say insecure=True if that is meant"):
            target(f"http://{host}")
        with pytest.raises(ValueError, match="your credentials would be readable"):
            target(f"http://{host}", WITH_KEY)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"])
@pytest.mark.parametrize("scheme", ["http", "grpc"])
def test_http_is_enough_on_this_computer(host, scheme, monkeypatch):
    monkeypatch.setenv("https_proxy", "http://proxy:3128")
    assert target(f"{scheme}://{host}:8080", WITH_KEY) == (f"{host}:8080", False)
    assert target(f"{host}:8080", WITH_KEY) == (f"{host}:8080", True)
    assert target(f"https://{host}:8080", WITH_KEY) == (f"{host}:8080", True)
    # There it would go over the network, to the proxy.
    with pytest.raises(ValueError, match="say insecure=True if that is meant"):
        target(f"{scheme}://{host}:8080", dataclasses.replace(WITH_KEY, proxy="http://proxy:3128"))


def test_https_and_insecure_contradict_each_other():
    with pytest.raises(ValueError, match="drop one of them"):
        target("https://localhost:8080", ConnectionOptions(insecure=True))


@pytest.mark.parametrize(
    ("with_key", "downgrade", "with_creds", "expected"),
    [
        (False, False, False, True),
        (False, True, False, None),
        (False, False, True, True),
        (True, False, False, True),
        (True, True, False, True),
        (True, False, True, None),
        (True, True, True, None),
    ],
)
def test_who_may_downgrade(with_key, downgrade, with_creds, expected):
    """None: the server is asked. True: encrypted, come what may."""
    options = dataclasses.replace(
        WITH_KEY if with_key else DialOptions(),
        allow_insecure_downgrade=downgrade,
        allow_insecure_with_creds_downgrade=with_creds,
    )
    assert target("host:1", options) == ("host:1", expected)
    assert target("https://host:1", options) == ("host:1", True)
    if expected is None:
        assert target("http://host:1", options) == ("host:1", False)
        assert target("host:1", dataclasses.replace(options, proxy="http://proxy:1")) == ("host:1", True)
    else:
        with pytest.raises(ValueError, match="not encrypted"):
            target("http://host:1", options)
