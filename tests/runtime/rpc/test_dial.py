"""Addresses and options: every form that people write, and what is wrong with the others."""

from __future__ import annotations

import dataclasses
import math
import pickle

import pytest

from tests.support.programmable_server import API_KEY, API_KEY_ID
from tests.support.sample_api import viam_client_class
from viam_cloud_runtime import Credentials, DialOptions
from viam_cloud_runtime.rpc.address import resolve_target
from viam_cloud_runtime.rpc.channel_settings import channel_options, make_settings
from viam_cloud_runtime.viam.authentication import from_environment, require_sign_in

INSECURE = DialOptions(insecure=True)
WITH_KEY = DialOptions.with_api_key(API_KEY, API_KEY_ID)


def target(address, options=DialOptions()):  # noqa: B008
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
    assert target(address, INSECURE) == (name, False)


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


@pytest.mark.parametrize("address", ["", "::1:37479"])
def test_a_client_never_falls_back_to_the_cloud(flavour, address):
    with pytest.raises(ValueError, match="the address "):
        flavour.run(viam_client_class(flavour).create_from_dial_options, WITH_KEY, address)


def test_an_address_is_text():
    with pytest.raises(TypeError, match="must be str"):
        target(b"host")


def test_http_alone_is_not_enough_for_plaintext():
    with pytest.raises(ValueError, match="say insecure=True if that is meant"):
        target("http://localhost:8080")
    with pytest.raises(ValueError, match="your credentials would be readable"):
        target("http://localhost:8080", WITH_KEY)


def test_https_and_insecure_contradict_each_other():
    with pytest.raises(ValueError, match="drop one of them"):
        target("https://localhost:8080", INSECURE)


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


def test_an_empty_key_is_refused():
    with pytest.raises(ValueError, match="credentials are empty, such as an unset variable"):
        require_sign_in(DialOptions.with_api_key("", API_KEY_ID))


def test_with_api_key():
    options = DialOptions.with_api_key(API_KEY, API_KEY_ID)
    assert options.credentials == Credentials("api-key", API_KEY)
    assert options.auth_entity == API_KEY_ID
    assert repr(options.auth_entity) == repr(API_KEY_ID)
    assert options == dataclasses.replace(DialOptions(), credentials=options.credentials, auth_entity=API_KEY_ID)


@pytest.mark.parametrize("api_key_id", ["", "my-key", "4f0b9bcd-1a2b"])
def test_key_id_must_be_a_uuid(api_key_id):
    with pytest.raises(ValueError, match="api_key_id must be a UUID"):
        DialOptions.with_api_key(API_KEY, api_key_id)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"timeout": 0}, ValueError, r"DialOptions\.timeout must be more than 0"),
        ({"timeout": 0}, ValueError, r"not 0$"),
        ({"timeout": math.inf}, ValueError, "signing in needs a deadline"),
        ({"timeout": "20"}, TypeError, r"DialOptions\.timeout must be a number"),
        ({"call_timeout": -1}, ValueError, r"DialOptions\.call_timeout must be more than 0"),
        ({"initial_connection_attempts": 0}, ValueError, "must be at least 1"),
        ({"initial_connection_attempts": "3"}, TypeError, r"initial_connection_attempts must be int, not str"),
        ({"root_certificates": "ca.pem"}, TypeError, r"root_certificates must be bytes, in PEM, not str; .*read_bytes"),
        ({"private_key": 1, "certificate_chain": b"x"}, TypeError, r"private_key must be bytes, in PEM, not int"),
        ({"proxy": 3128}, TypeError, r"DialOptions\.proxy must be str, .*, not int"),
        ({"private_key": b"x"}, ValueError, "both certificate_chain and private_key"),
        ({"certificate_chain": b"x"}, ValueError, "both certificate_chain and private_key"),
    ],
)
def test_wrong_options_are_refused(arguments, error, words):
    with pytest.raises(error, match=words):
        DialOptions(**arguments)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Credentials("api-key", None), r"Credentials\.payload must be str, not NoneType"),
        (lambda: DialOptions.with_api_key(None, API_KEY_ID), r"api_key must be str, not NoneType"),
        (lambda: DialOptions.with_api_key(API_KEY, None), r"api_key_id must be str, not NoneType"),
        (lambda: DialOptions.with_api_key(API_KEY.encode(), API_KEY_ID), r"api_key must be str, not bytes"),
        (lambda: require_sign_in("s3cret"), r"dial_options must be DialOptions, not str"),
    ],
)
def test_what_is_no_text_is_named_and_not_shown(make, words):
    with pytest.raises(TypeError, match=words) as caught:
        make()
    assert "s3cret" not in str(caught.value)
    assert API_KEY not in str(caught.value)


def test_options_are_copied_when_a_client_is_made():
    options = DialOptions(insecure=True)
    settings = make_settings("localhost:1", options)
    options.timeout = 1
    assert settings.options.timeout == 20


def test_options_and_credentials_pickle():
    assert pickle.loads(pickle.dumps(WITH_KEY)) == WITH_KEY


def test_environment_overrides_credentials_only():
    environment = {"VIAM_API_KEY": API_KEY, "VIAM_API_KEY_ID": API_KEY_ID}
    options = DialOptions(timeout=5, credentials=Credentials("api-key", "other"), auth_entity="other")
    assert from_environment(options, environment) == dataclasses.replace(WITH_KEY, timeout=5)
    assert from_environment(None, environment) == WITH_KEY


def test_channel_options():
    options = dict(channel_options(make_settings("localhost:1", DialOptions(proxy="http://proxy:3128"))))
    assert options["grpc.max_receive_message_length"] == -1
    assert options["grpc.keepalive_time_ms"] >= 300_000
    assert options["grpc.http_proxy"] == "http://proxy:3128"
    assert "grpc.http_proxy" not in dict(channel_options(make_settings("localhost:1", DialOptions())))
