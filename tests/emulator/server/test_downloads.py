"""Files over HTTP: who may read them, from where, parts of them, errors, encryption, and what is too large for a message."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from email.message import Message
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client

from tests.support.emulator.fleet import Cloud, Fleet, owner_of
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT, join, wait_for
from viam_cloud import ViamClient
from viam_cloud.errors import ResourceExhaustedError
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.core.downloads import Download
from viam_cloud_emulator.server.download_app import DownloadApp
from viam_cloud_emulator.server.download_listener import DownloadListener
from viam_cloud_emulator.server.download_server import DownloadServer

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
    assert (status, headers["Content-Range"]) == (416, f"bytes */{len(CONTENT)}")


def test_a_file_can_be_described_without_being_sent(emulator: Emulator, blocking_cloud: Cloud, fleet: Fleet) -> None:
    uri = _uri(blocking_cloud, blocking_cloud.upload(fleet.part, CONTENT))
    status, content, headers = _request(uri, _key(emulator), method="HEAD")
    assert (status, content, headers["Content-Length"]) == (200, b"", str(len(CONTENT)))
    assert headers["Accept-Ranges"] == "bytes"


def _app(content: bytes, etag: str = '"it"') -> Client:
    def open_path(path: str, headers: object) -> Download | HTTPStatus:
        if path != "/data/it":
            return HTTPStatus.NOT_FOUND
        return Download("it", "text/plain", BytesIO(content), len(content), etag)

    return Client(DownloadApp(open_path))


@given(content=st.binary(min_size=1, max_size=40), first=st.integers(0, 50), last=st.integers(0, 50))
def test_any_range(content: bytes, first: int, last: int) -> None:
    def get(header: str) -> tuple[int, bytes]:
        response = _app(content).get("/data/it", headers={"Range": header})
        return response.status_code, response.data

    if last < first:
        assert get(f"bytes={first}-{last}") == (200, content)
    elif first >= len(content):
        assert get(f"bytes={first}-{last}")[0] == 416
    else:
        assert get(f"bytes={first}-{last}") == (206, content[first : last + 1])
    if last:
        assert get(f"bytes=-{last}") == (206 if last <= len(content) else 200, content[-last:])


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes=-",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes=a-b",
        "bytes=1",
        pytest.param(f"bytes={'9' * 5000}-", id="9…"),
    ],
)
def test_what_is_no_range_counts_for_nothing(header: str) -> None:
    response = _app(b"content").get("/data/it", headers={"Range": header})
    assert (response.status_code, response.data) == (200, b"content")


def test_what_the_client_has_already_is_not_sent_again() -> None:
    app = _app(b"content")
    assert app.get("/data/it").headers["ETag"] == '"it"'
    for tags in ('"it"', 'W/"it"', '"other", "it"', "*"):
        for method in (app.get, app.head):
            response = method("/data/it", headers={"If-None-Match": tags})
            assert (response.status_code, response.data) == (304, b""), tags
    assert app.get("/data/it", headers={"If-None-Match": '"other"'}).data == b"content"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "FETCH"])
def test_files_can_only_be_read(method: str) -> None:
    response = _app(b"content").open("/data/it", method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert response.json is not None
    assert response.json["code"] == 405


def test_web_pages_of_other_origins_may_read() -> None:
    app = _app(b"content")
    preflight = app.options(
        "/data/it",
        headers={
            "Origin": "http://localhost:3000",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "key",
        },
    )
    assert preflight.status_code == 204
    assert "key_id" in preflight.headers["Access-Control-Allow-Headers"]
    for response in (preflight, app.get("/data/it"), app.get("/data/other")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in response.headers["Access-Control-Expose-Headers"]


def test_errors_are_json(emulator: Emulator, blocking_cloud: Cloud, fleet: Fleet) -> None:
    uri = _uri(blocking_cloud, blocking_cloud.upload(fleet.part, CONTENT))
    base = uri.partition("/data/")[0]
    key = _key(emulator)
    for url, headers, method, status in (
        (uri, {}, "GET", 401),
        (f"{base}/download/x", {}, "GET", 403),
        (f"{uri}x", key, "GET", 404),
        (f"{base}/", key, "GET", 404),
        (uri, key, "DELETE", 405),
        (uri, {**key, "Range": f"bytes={len(CONTENT)}-"}, "GET", 416),
    ):
        code, body, answer = _request(url, headers, method)
        assert (code, answer["Content-Type"]) == (status, "application/json")
        assert json.loads(body)["code"] == status
        assert json.loads(body)["message"]
        assert (answer["WWW-Authenticate"] is not None) == (status == 401)


def test_a_connection_serves_several_requests(emulator: Emulator, blocking_cloud: Cloud, fleet: Fleet) -> None:
    url = urlsplit(_uri(blocking_cloud, blocking_cloud.upload(fleet.part, CONTENT)))
    assert url.hostname is not None
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=LIMIT)
    with closing(connection):
        for method, status in (("GET", 200), ("HEAD", 200), ("DELETE", 405), ("GET", 200)):
            connection.request(method, url.path, headers=_key(emulator))
            response = connection.getresponse()
            response.read()
            assert (response.version, response.status, response.will_close) == (11, status, False)


def _uploaded(client: ViamClient) -> str:
    cloud = Cloud(Flavour(client, None))
    return _uri(cloud, cloud.upload(cloud.new_fleet().part, CONTENT))


def test_an_address_survives_a_restart(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        uri = _uploaded(client)
    # Nobody has asked for an address since.
    with Emulator(data=tmp_path) as emulator:
        assert _request(uri, _key(emulator))[:2] == (200, CONTENT)


def test_a_port_that_is_taken_is_replaced_unless_it_was_asked_for(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        port = urlsplit(_uploaded(client)).port
    assert port is not None
    with socket.create_server(("127.0.0.1", port)):
        with Emulator(data=tmp_path) as emulator, emulator.client() as client:
            [file], _, _ = client.data_client.binary_data_by_filter(include_binary_data=False)
            assert urlsplit(file.metadata.uri).port != port
            assert _request(file.metadata.uri, _key(emulator))[:2] == (200, CONTENT)
        assert f"port {port} of the last start is in use" in caplog.text
        with pytest.raises(OSError, match=f"cannot listen on 127.0.0.1:{port} for downloads"):
            Emulator(download_port=port).start()


def test_a_port_of_ones_own(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Emulator(download_port=port) as emulator, emulator.client() as client:
        # It answers from the start.
        assert _request(f"http://127.0.0.1:{port}/data/x", _key(emulator))[0] == 404
        assert urlsplit(_uploaded(client)).port == port


def test_an_address_is_there_before_what_answers_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    may_load = threading.Event()
    load = DownloadListener._load_server

    def load_when_it_may(listener: DownloadListener) -> DownloadServer:
        wait_for(may_load)
        return load(listener)

    monkeypatch.setattr(DownloadListener, "_load_server", load_when_it_may)
    with Emulator() as emulator, emulator.client() as client, ThreadPoolExecutor() as executor:
        uri = _uploaded(client)
        with socket.create_connection(("127.0.0.1", urlsplit(uri).port), LIMIT):
            answer = executor.submit(_request, uri, _key(emulator))
        may_load.set()
        assert answer.result(LIMIT)[:2] == (200, CONTENT)


def test_an_address_that_nothing_can_answer_is_refused(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    threads: list[threading.Thread] = []
    failed = threading.Event()

    def fail(listener: DownloadListener) -> DownloadServer:
        threads.append(threading.current_thread())
        failed.set()
        raise ImportError("no module named cheroot")

    monkeypatch.setattr(DownloadListener, "_load_server", fail)
    with Emulator() as emulator, emulator.client() as client:
        port = urlsplit(_uploaded(client)).port
        wait_for(failed)
        join(*threads)
        assert "the HTTP server cannot be started" in caplog.text
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), LIMIT)


@pytest.mark.parametrize(
    ("options", "prefix"),
    [
        ({"host": "0.0.0.0"}, "http://127.0.0.1:"),
        ({"host": "localhost"}, "http://localhost:"),
        ({"public_url": "https://cloud.example.com/files/"}, "https://cloud.example.com/files/data/"),
        ({"host": "0.0.0.0", "public_url": "http://cloud:8081"}, "http://cloud:8081/data/"),
    ],
)
def test_what_an_address_begins_with(options: dict[str, str], prefix: str) -> None:
    with Emulator(**options) as emulator, emulator.client() as client:
        uri = _uploaded(client)
        assert uri.startswith(prefix)
        if "public_url" not in options:
            assert _request(uri, _key(emulator))[:2] == (200, CONTENT)


@pytest.mark.parametrize("url", ["", "cloud:8081", "ftp://cloud", "http://", "http://cloud/?a=b"])
def test_what_is_no_public_url(url: str) -> None:
    with pytest.raises(ValueError, match="no URL to reach the emulator by"):
        Emulator(public_url=url)


def test_a_silent_client_holds_up_no_other() -> None:
    with Emulator(tls=True) as emulator, emulator.client() as client:
        uri = _uploaded(client)
        url = urlsplit(uri)
        trusting = ssl.create_default_context(cafile=emulator.ca_file)
        with socket.create_connection((url.hostname or "", url.port or 0)):
            assert _request(uri, _key(emulator), context=trusting)[:2] == (200, CONTENT)


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
