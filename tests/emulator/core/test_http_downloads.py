"""Files over HTTP: addresses for those who sign in, parts of files, encryption, and what is too large for a message."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.flavours import Flavour
from tests.support.fleet import Cloud, Fleet, owner_of
from viam_cloud.errors import ResourceExhaustedError
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.core.http_downloads import UnsatisfiableRangeError, wanted_range

CONTENT = bytes(range(256)) * 40


def _request(
    url: str, headers: Mapping[str, str] = {}, method: str = "GET", context: ssl.SSLContext | None = None
) -> tuple[int, bytes, Message]:
    request = urllib.request.Request(url, headers=dict(headers), method=method)
    try:
        with urllib.request.urlopen(request, timeout=30, context=context) as response:
            return response.status, response.read(), response.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), error.headers


def _uri(cloud: Cloud, identifier: str) -> str:
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[identifier]).data
    uri: str = item.metadata.uri
    return uri


def _key(emulator: Emulator) -> dict[str, str]:
    return {"key_id": emulator.api_key_id, "key": emulator.api_key}


def test_an_address_is_for_those_who_sign_in(emulator: Emulator, blocking_cloud: Cloud) -> None:
    cloud = blocking_cloud
    fleet = cloud.new_fleet()
    uri = _uri(cloud, cloud.upload(fleet.part, CONTENT, file_name="a.bin"))
    assert _request(uri, _key(emulator))[:2] == (200, CONTENT)
    token = dict(cloud.flavour.client._connection.sign_in())["authorization"]
    assert _request(uri, {"authorization": str.__str__(token)})[:2] == (200, CONTENT)
    for wrong in ({}, {"key_id": emulator.api_key_id}, {**_key(emulator), "key": "x"}, {"authorization": "Bearer x"}):
        assert _request(uri, wrong)[0] == 401
    assert _request(f"{uri}x", _key(emulator))[0] == 404


def test_an_address_shows_nobody_what_is_not_theirs(blocking_cloud: Cloud) -> None:
    cloud = blocking_cloud
    mine, other = cloud.new_fleet(), cloud.new_fleet()
    uri = _uri(cloud, cloud.upload(mine.part, CONTENT))
    keys = {
        fleet: cloud.app.create_key(authorizations=[owner_of("organization", fleet.organization, fleet.organization)])
        for fleet in (mine, other)
    }
    assert _request(uri, {"key_id": keys[mine].id, "key": keys[mine].key})[0] == 200
    assert _request(uri, {"key_id": keys[other].id, "key": keys[other].key})[0] == 404
    cloud.app.delete_key(id=keys[mine].id)
    assert _request(uri, {"key_id": keys[mine].id, "key": keys[mine].key})[0] == 401


def test_parts_of_a_file(emulator: Emulator, blocking_cloud: Cloud, fleet: Fleet) -> None:
    uri = _uri(blocking_cloud, blocking_cloud.upload(fleet.part, CONTENT))
    status, content, headers = _request(uri, {**_key(emulator), "Range": "bytes=100-199"})
    assert (status, content) == (206, CONTENT[100:200])
    assert headers["Content-Range"] == f"bytes 100-199/{len(CONTENT)}"
    same = {**_key(emulator), "Range": "bytes=10000-", "If-Range": headers["ETag"]}
    assert _request(uri, same)[:2] == (206, CONTENT[10000:])
    assert _request(uri, {**same, "If-Range": '"another"'})[:2] == (200, CONTENT)
    status, content, headers = _request(uri, {**_key(emulator), "Range": f"bytes={len(CONTENT)}-"})
    assert (status, content, headers["Content-Range"]) == (416, b"", f"bytes */{len(CONTENT)}")


def test_a_file_can_be_described_without_being_sent(emulator: Emulator, blocking_cloud: Cloud, fleet: Fleet) -> None:
    uri = _uri(blocking_cloud, blocking_cloud.upload(fleet.part, CONTENT))
    status, content, headers = _request(uri, _key(emulator), method="HEAD")
    assert (status, content, headers["Content-Length"]) == (200, b"", str(len(CONTENT)))
    assert headers["Accept-Ranges"] == "bytes"


@given(content=st.binary(min_size=1, max_size=40), first=st.integers(0, 50), last=st.integers(0, 50))
def test_any_range(content: bytes, first: int, last: int) -> None:
    size = len(content)
    if last < first:
        assert wanted_range(f"bytes={first}-{last}", None, "", size) is None
    elif first >= size:
        with pytest.raises(UnsatisfiableRangeError):
            wanted_range(f"bytes={first}-{last}", None, "", size)
    else:
        part = wanted_range(f"bytes={first}-{last}", None, "", size)
        assert part is not None
        assert content[part.start : part.stop] == content[first : last + 1]
    if last:
        assert wanted_range(f"bytes=-{last}", None, "", size) == range(max(0, size - last), size)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "bytes=-",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes=a-b",
        "bytes=1",
        pytest.param(f"bytes={'9' * 5000}-", id="9…"),
    ],
)
def test_what_is_no_range_counts_for_nothing(header: str | None) -> None:
    assert wanted_range(header, None, "", 10) is None


def test_addresses_and_links_are_encrypted_with_tls() -> None:
    with Emulator(tls=True) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        identifier = cloud.upload(cloud.new_fleet().part, CONTENT)
        link = cloud.data.create_binary_data_signed_url(binary_data_id=identifier).signed_url
        trusting = ssl.create_default_context(cafile=emulator.ca_file)
        for url, headers in ((_uri(cloud, identifier), _key(emulator)), (link, {})):
            assert url.startswith("https://")
            assert _request(url, headers, context=trusting)[:2] == (200, CONTENT)
            with pytest.raises(urllib.error.URLError):
                _request(url, headers)


def test_what_is_too_large_for_a_message_is_refused(cloud: Cloud, fleet: Fleet) -> None:
    chunk = bytes(1024 * 1024)
    identifiers = [cloud.upload(fleet.part, *[chunk] * 17) for _ in range(2)]
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=identifiers[:1], include_binary=True).data
    assert len(item.binary) == 17 * len(chunk)
    with pytest.raises(ResourceExhaustedError, match="uri"):
        cloud.data.binary_data_by_ids(binary_data_ids=identifiers, include_binary=True)
    assert len(cloud.data.binary_data_by_ids(binary_data_ids=identifiers).data) == 2
