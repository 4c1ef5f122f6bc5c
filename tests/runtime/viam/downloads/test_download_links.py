"""Where credentials go, what is asked for, what answers mean."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample.sample_api import AUTHENTICATE
from viam_cloud_runtime.redaction import reveal
from viam_cloud_runtime.rpc.channel_settings import make_settings
from viam_cloud_runtime.rpc.options import DEFAULT, CallOptions
from viam_cloud_runtime.viam.authentication import sign_in_with
from viam_cloud_runtime.viam.dial import Credentials, DialOptions
from viam_cloud_runtime.viam.downloads.http_rules import (
    DownloadError,
    Login,
    PassingDownloadError,
    StalePartError,
    UselessLinkError,
    check_link,
    login_of,
    redirection,
    request_headers,
    start_of,
)

KEY_ID = "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
LOGIN = Login("app.viam.com", 443, (("key_id", KEY_ID), ("key", "s3cret")))


@pytest.mark.parametrize(
    "url",
    [
        "https://app.viam.com/data/x?y",
        "https://APP.viam.com/",
        "https://app.viam.com:443/",
        "https://app.viam.com:/",
    ],
)
def test_the_own_host_gets_the_key(url: str) -> None:
    assert request_headers(url, LOGIN, 0, "")["key"] == "s3cret"


@pytest.mark.parametrize(
    "url",
    [
        "https://viam.com/", "https://app.viam.com.evil.example/", "https://evil.example/app.viam.com",
        "https://evil.example/?app.viam.com", "https://app.viam.com@evil.example/", "https://app.viam.com.:443/",
        "https://app.viam.com:8443/", "https://app.viam.com:80/", "http://app.viam.com/",
        "https://evil.example#app.viam.com", "https://xapp.viam.com/", "https://storage.example/",
    ],
)  # fmt: skip
def test_nothing_else_does(url: str) -> None:
    assert not {"key", "key_id", "authorization"} & set(request_headers(url, LOGIN, 0, ""))


def test_nobody_signs_in_without_a_host() -> None:
    assert Login("", 443, LOGIN.headers).headers_for("https:///x") == ()


@pytest.mark.parametrize(
    "url", ["https://example.com/x", "http://127.0.0.1:8000/x", "http://[::1]/x", "http://localhost/"]
)
def test_links_that_are_followed(url: str) -> None:
    check_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/x", "http://127.0.0.1.example.com/", "http://10.0.0.1/", "http://0.0.0.0/", "ftp://example.com/",
        "file:///etc/passwd", "", "x", "https://", "https://user@example.com/", "https://:p@example.com/",
        "https://example.com:port/", "http://[::1/", "//example.com/x", "http://localhost.example.com/",
    ],
)  # fmt: skip
def test_links_that_are_not(url: str) -> None:
    with pytest.raises(UselessLinkError):
        check_link(url)


@given(st.text())
def test_any_text_is_a_link_or_refused(url: str) -> None:
    try:
        check_link(url)
    except UselessLinkError:
        return
    assert url.strip().lower().startswith(("https://", "http://"))


def test_a_redirect_never_leaves_encryption() -> None:
    assert redirection("https://a.example/x", 302, {"location": "/y"}) == "https://a.example/y"
    assert redirection("https://a.example/x", 307, {"location": "https://b.example/"}) == "https://b.example/"
    assert redirection("http://127.0.0.1/x", 302, {"location": "http://localhost/y"}) == "http://localhost/y"
    assert redirection("https://a.example/x", 200, {"location": "/y"}) is None
    for location in ("http://b.example/", "http://127.0.0.1/", "//user@b.example/"):
        with pytest.raises(UselessLinkError):
            redirection("https://a.example/x", 301, {"location": location})


def test_the_rest_is_asked_for_on_condition() -> None:
    headers = request_headers("https://a.example/", LOGIN, 7, '"tag"')
    assert (headers["range"], headers["if-range"]) == ("bytes=7-", '"tag"')
    assert "range" not in request_headers("https://a.example/", LOGIN, 0, '"tag"')


@pytest.mark.parametrize(
    ("status", "headers", "offset", "expected"),
    [
        (200, {"content-length": "9", "etag": '"t"'}, 0, (0, 9, '"t"')),
        (200, {"content-length": "9", "etag": '"t"'}, 5, (0, 9, '"t"')),
        (200, {"etag": 'W/"t"', "last-modified": "Sun, 01 Jun 2025 12:00:00 GMT"}, 0, (0, None, "Sun, 01 Jun 2025 12:00:00 GMT")),
        (200, {"content-length": "9", "etag": '"t"', "content-encoding": "identity"}, 0, (0, 9, '"t"')),
        (200, {"content-length": "9" * 5000, "etag": '"t"'}, 0, (0, None, '"t"')),
        (206, {"content-range": "bytes 5-8/9", "etag": '"t"'}, 5, (5, 9, '"t"')),
    ],
)  # fmt: skip
def test_answers(status: int, headers: dict[str, str], offset: int, expected: tuple[int, int | None, str]) -> None:
    start = start_of(status, headers, offset)
    assert (start.offset, start.total, start.validator) == expected


@pytest.mark.parametrize("encoding", ["gzip", "br", "GZIP", "identity, gzip", "x"])
@pytest.mark.parametrize(
    ("status", "headers"), [(200, {"content-length": "9"}), (206, {"content-range": "bytes 5-8/9", "etag": '"t"'})]
)
def test_an_encoding_that_was_not_asked_for(encoding: str, status: int, headers: dict[str, str]) -> None:
    with pytest.raises(UselessLinkError, match=r"encoding .*, which was not asked for"):
        start_of(status, {**headers, "content-encoding": encoding}, 5, '"t"')


@pytest.mark.parametrize(
    ("headers", "validator"),
    [
        ({"etag": '"t"'}, '"t"'),
        ({"last-modified": "Sun, 01 Jun 2025 12:00:00 GMT"}, '"t"'),
        ({"etag": '"t"'}, "Sun, 01 Jun 2025 12:00:00 GMT"),
        ({}, '"t"'),
    ],
)
def test_the_rest_of_the_same_object(headers: dict[str, str], validator: str) -> None:
    assert start_of(206, {"content-range": "bytes 5-8/9", **headers}, 5, validator).offset == 5


@pytest.mark.parametrize(
    ("headers", "validator"),
    [
        ({"etag": '"u"'}, '"t"'),
        ({"last-modified": "Sun, 01 Jun 2025 12:00:01 GMT"}, "Sun, 01 Jun 2025 12:00:00 GMT"),
    ],
)
def test_the_rest_of_another_object(headers: dict[str, str], validator: str) -> None:
    with pytest.raises(StalePartError, match="has changed"):
        start_of(206, {"content-range": "bytes 5-8/9", **headers}, 5, validator)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [({"content-length": "9"}, True), ({"transfer-encoding": "chunked"}, True), ({}, False)],
)
def test_whether_an_end_can_be_told_from_a_break(headers: dict[str, str], expected: bool) -> None:
    assert start_of(200, headers, 0).ends_visibly is expected


def test_what_no_header_can_hold_is_no_validator() -> None:
    assert start_of(200, {"etag": '"\xe9"'}, 0).validator == ""


@pytest.mark.parametrize(
    ("status", "headers", "offset", "error"),
    [
        (206, {"content-range": "bytes 0-8/9"}, 5, DownloadError),
        (206, {"content-range": "bytes 5-7/9"}, 5, DownloadError),
        (206, {"content-range": f"bytes 5-8/{'9' * 5000}"}, 5, DownloadError),
        (206, {}, 5, DownloadError),
        (206, {"content-range": "bytes 0-8/9"}, 0, DownloadError),
        (401, {}, 0, UselessLinkError),
        (403, {}, 0, UselessLinkError),
        (404, {}, 0, DownloadError),
        (416, {}, 5, StalePartError),
        (429, {"retry-after": "7"}, 0, PassingDownloadError),
        (500, {}, 0, PassingDownloadError),
        (302, {}, 0, DownloadError),
        (204, {}, 0, DownloadError),
    ],
)
def test_failures(status: int, headers: dict[str, str], offset: int, error: type[DownloadError]) -> None:
    with pytest.raises(DownloadError) as caught:
        start_of(status, headers, offset)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("said", "seconds"), [("7", 7.0), ("86400", 60.0), ("Sun, 01 Jun 2025 12:00:00 GMT", None), ("", None)]
)
def test_a_server_that_says_how_long_to_wait(said: str, seconds: float | None) -> None:
    with pytest.raises(PassingDownloadError) as caught:
        start_of(503, {"retry-after": said}, 0)
    assert caught.value.wait == seconds


def test_how_clients_sign_in() -> None:
    options = DialOptions.with_api_key("s3cret", KEY_ID)
    settings = make_settings("app.viam.com", options, sign_in=sign_in_with(options, lambda: AUTHENTICATE))
    login = login_of(settings, CallOptions())
    assert login.host == "app.viam.com"
    assert [(name, reveal(str.__str__(value))) for name, value in login.headers] == [
        ("key_id", KEY_ID),
        ("key", "s3cret"),
    ]
    assert "s3cret" not in repr(login) + repr(login.headers)
    own = CallOptions().updated(DEFAULT, DEFAULT, {"authorization": "Bearer t", "x-job": "1"})
    assert [name for name, _ in login_of(settings, own).headers] == ["authorization"]
    secret = dataclasses.replace(options, credentials=Credentials("robot-location-secret", "s3cret"))
    for stranger in (
        make_settings("app.viam.com", secret, sign_in=sign_in_with(secret, lambda: AUTHENTICATE)),
        make_settings("app.viam.com", options),
    ):
        assert login_of(stranger, CallOptions()).headers_for("https://app.viam.com/") == ()
