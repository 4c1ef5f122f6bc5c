"""Which proxy leads where: the same for calls and for downloads, and never past one that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample.programmable_server import API_KEY, API_KEY_ID, ProgrammableServer
from tests.support.sample.sample_api import READ, text
from tests.support.sockets.http_proxy import Proxy
from viam_cloud_runtime.rpc.channel_settings import channel_options, make_settings
from viam_cloud_runtime.rpc.proxies import checked_proxy, proxy_for
from viam_cloud_runtime.viam.dial import DialOptions
from viam_cloud_runtime.viam.downloads.http_routes import route_to

VARIABLES = ("grpc_proxy", "https_proxy", "HTTPS_PROXY", "http_proxy", "no_grpc_proxy", "no_proxy", "NO_PROXY")
PROXY = {"HTTPS_PROXY": "http://proxy:3128"}
UNUSABLE = [
    "127.0.0.1:3128",
    "localhost:3128",
    "https://127.0.0.1:3128",
    "socks5://127.0.0.1:3128",
    " ",
    "",
    "http://",
    "http://:3128",
    "http://proxy:port",
    "http://proxy:0",
    "http://proxy:3128/path",
    "http://proxy:3128?query",
    "http://pro xy:3128",
    "http://proxy:3128\n",
    "http://[::1",
]


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    made = Proxy()
    try:
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("url", UNUSABLE)
def test_a_proxy_that_cannot_be_used_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"DialOptions\.proxy .*; expected an HTTP proxy, such as 'http://proxy:3128'"):
        DialOptions(proxy=url)
    options = DialOptions.with_api_key(API_KEY, API_KEY_ID)
    options.proxy = url
    with pytest.raises(ValueError, match=r"DialOptions\.proxy"):
        make_settings("cloud.example", options)


@pytest.mark.parametrize("url", ["socks5://user:s3cret@proxy", "user:s3cret@proxy:1", "http://user:s3cret@proxy:port"])
def test_no_password_is_in_the_error(url: str) -> None:
    with pytest.raises(ValueError, match="expected an HTTP proxy") as caught:
        DialOptions(proxy=url)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("http://proxy:3128", "http://proxy:3128"),
        ("http://proxy:3128/", "http://proxy:3128"),
        ("HTTP://proxy", "http://proxy:80"),
        ("http://user:pass%40word@proxy:3128", "http://user:pass%40word@proxy:3128"),
        ("http://[::1]:3128", "http://[::1]:3128"),
        ("http://[::1]", "http://[::1]:80"),
    ],
)
def test_a_proxy_that_can_be_used(url: str, meant: str) -> None:
    assert checked_proxy(url, "proxy") == meant
    assert DialOptions(proxy=url).proxy == url


@given(st.text())
def test_any_text_is_a_proxy_or_an_error(url: str) -> None:
    try:
        meant = checked_proxy(url, "proxy")
    except ValueError:
        return
    assert checked_proxy(meant, "proxy") == meant


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, None),
        (PROXY, "http://proxy:3128"),
        ({"https_proxy": "http://small:1", **PROXY}, "http://small:1"),
        ({"https_proxy": " ", **PROXY}, "http://proxy:3128"),
        ({"HTTPS_PROXY": "proxy:3128"}, "http://proxy:3128"),
        ({"http_proxy": "http://plain:1"}, "http://plain:1"),
        ({"grpc_proxy": "http://grpc:1", **PROXY}, "http://grpc:1"),
        ({"all_proxy": "socks5://proxy", "ALL_PROXY": "socks5://proxy"}, None),
        ({"NO_PROXY": "*", **PROXY}, None),
        ({"no_proxy": "*", **PROXY}, None),
        ({"no_proxy": "other.example, *", **PROXY}, None),
        ({"no_proxy": "cloud.example", **PROXY}, None),
        ({"no_proxy": "CLOUD.example", **PROXY}, None),
        ({"no_proxy": ".example", **PROXY}, None),
        ({"no_proxy": "*.example", **PROXY}, None),
        ({"no_proxy": ".cloud.example", **PROXY}, None),
        ({"no_proxy": "cloud.example:443", **PROXY}, None),
        ({"no_proxy": "cloud.example:444", **PROXY}, "http://proxy:3128"),
        ({"no_proxy": "other.example", "NO_PROXY": "*", **PROXY}, "http://proxy:3128"),
        ({"no_proxy": "10.0.0.0/8,,", **PROXY}, "http://proxy:3128"),
    ],
)
def test_variables_of_the_environment(environment: dict[str, str], found: str | None) -> None:
    assert proxy_for("cloud.example", 443, None, environment) == found


def test_networks_and_this_computer_are_reached_directly() -> None:
    networks = {"no_proxy": "10.0.0.0/8 [fd00::]/8 192.0.2.7", **PROXY}
    assert proxy_for("10.1.2.3", 443, None, networks) is None
    assert proxy_for("192.0.2.7", 443, None, networks) is None
    assert proxy_for("192.0.2.8", 443, None, networks) == "http://proxy:3128"
    for here in ("127.0.0.1", "::1", "localhost", "LOCALHOST"):
        assert proxy_for(here, 443, None, {"HTTPS_PROXY": "socks5://unusable"}) is None
        assert proxy_for(here, 443, "http://proxy:3128", {}) == "http://proxy:3128"


@pytest.mark.parametrize("url", ["socks5h://proxy:1", "https://proxy:1", "http://proxy:port"])
def test_a_proxy_of_the_environment_is_not_gone_past(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", url)
    with pytest.raises(ValueError, match=r"HTTPS_PROXY .*; expected an HTTP proxy"):
        make_settings("cloud.example", DialOptions())
    make_settings("127.0.0.1:1", DialOptions())
    monkeypatch.setenv("NO_PROXY", "cloud.example")
    make_settings("cloud.example", DialOptions())


@pytest.mark.parametrize("options", [DialOptions(), DialOptions(proxy="http://given:1")])
@pytest.mark.parametrize("no_proxy", ["", "other.example", "*", "cloud.example"])
def test_calls_and_downloads_take_the_same_way(
    options: DialOptions, no_proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "proxy:3128")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    settings = make_settings("cloud.example", options)
    told = dict(channel_options(settings))
    assert told.get("grpc.http_proxy") == route_to("https://cloud.example/data/1", settings).proxy
    assert (told.get("grpc.http_proxy") is None) == (told.get("grpc.enable_http_proxy") == 0)
    assert (told.get("grpc.http_proxy") is None) == (no_proxy in ("*", "cloud.example"))


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy"])
def test_a_call_goes_through_the_proxy_of_the_environment(
    variable: str, flavour: Any, server: ProgrammableServer, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A name of this computer that is not known as such, so that the proxy is not left out.
    monkeypatch.setattr("viam_cloud_runtime.rpc.proxies.is_loopback", lambda host: False)
    monkeypatch.setenv(variable, proxy.url)
    client = flavour.module.Client(f"127.0.0.1:{server.port}", insecure=True)
    assert flavour.run(client.call, READ, text()).value == "hello"
    flavour.run(client.close)
    assert proxy.requests[0].startswith(f"CONNECT 127.0.0.1:{server.port} ".encode())


@pytest.mark.parametrize("variable", ["no_proxy", "NO_PROXY"])
@pytest.mark.parametrize("named", ["*", "127.0.0.1", "127.0.0.0/8"])
def test_a_call_goes_past_the_proxy_where_it_may(
    variable: str, named: str, flavour: Any, server: ProgrammableServer, proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv(variable, named)
    client = flavour.module.Client(f"127.0.0.1:{server.port}", insecure=True, proxy=proxy.url)
    assert flavour.run(client.call, READ, text()).value == "hello"
    flavour.run(client.close)
    assert proxy.requests == []
