"""Logs and configs of machine parts: paging, tailing, and what is written to files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from google.protobuf.message import Message

from tests.support.cases import expect, parsed
from tests.support.descriptor_server import DescriptorServer, Exchange
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT
from viam_cloud.errors import UnknownError

_GET_LOGS = "/viam.app.v1.AppService/GetRobotPartLogs"
_TAIL_LOGS = "/viam.app.v1.AppService/TailRobotPartLogs"
_GET_PART = "/viam.app.v1.AppService/GetRobotPart"
_PAGE = 4


class _Pages(Exchange):
    """Ten entries in pages of four, the token of each page being the position of its first entry."""

    def __init__(self, server: DescriptorServer) -> None:
        super().__init__()
        self._server = server
        server.exchanges[_GET_LOGS] = self

    # The server takes the reply from here, after the request has been recorded.
    @property
    def replies(self) -> list[Message]:  # type: ignore[override]
        if not self.requests:
            return []
        start = int(self.requests[-1].page_token or 0)  # type: ignore[attr-defined]
        stop = min(start + _PAGE, 10)
        token = str(stop) if stop < 10 else ""
        page = {"logs": [{"message": str(index)} for index in range(start, stop)], "next_page_token": token}
        return [parsed(self._server.rpcs[_GET_LOGS].response_type, page)]

    @replies.setter
    def replies(self, replies: list[Message]) -> None:
        assert not replies

    @property
    def tokens(self) -> list[str]:
        return [request.page_token for request in self.requests]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("wanted", "got", "pages"),
    [(0, 10, 3), (1, 1, 1), (3, 3, 1), (4, 4, 1), (5, 5, 2), (8, 8, 2), (9, 9, 3), (10, 10, 3), (100, 10, 3)],
)
def test_paging_stops_at_the_wanted_number(
    wanted: int, got: int, pages: int, flavour: Flavour, server: DescriptorServer
) -> None:
    exchange = _Pages(server)
    entries = flavour.call(flavour.client.app_client.get_robot_part_logs, "p", num_log_entries=wanted)
    assert [entry.message for entry in entries] == [str(index) for index in range(got)]
    assert exchange.tokens == ["", "4", "8"][:pages]


def test_paging_begins_where_the_caller_says(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = _Pages(server)
    entries = flavour.call(flavour.client.app_client.get_robot_part_logs, "p", page_token="4", num_log_entries=5)
    assert [entry.message for entry in entries] == ["4", "5", "6", "7", "8"]
    assert exchange.tokens == ["4", "8"]


def test_raw_returns_one_page(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = _Pages(server)
    page = flavour.call(flavour.client.app_client.raw.get_robot_part_logs, "p")
    assert (len(page.logs), page.next_page_token) == (4, "4")
    page = flavour.call(flavour.client.app_client.raw.get_robot_part_logs, "p", page_token=page.next_page_token)
    assert (page.logs[0].message, page.next_page_token) == ("4", "8")
    assert exchange.tokens == ["", "4"]


def test_an_empty_page_with_a_token_is_not_the_end(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = expect(server, _GET_LOGS, {"next_page_token": "again"})
    # The server repeats itself: the second page has the same token, and that is the end.
    assert flavour.call(flavour.client.app_client.get_robot_part_logs, "p") == []
    assert len(exchange.requests) == 2


def test_a_tail_goes_on_through_empty_batches(flavour: Flavour, server: DescriptorServer) -> None:
    first, last = {"logs": [{"message": "a"}, {"message": "b"}]}, {"logs": [{"message": "c"}]}
    exchange = expect(server, _TAIL_LOGS, {}, first, {}, {}, last)
    batches = flavour.call(flavour.client.app_client.tail_robot_part_logs, "p")
    assert [[entry.message for entry in batch] for batch in batches] == [[], ["a", "b"], [], [], ["c"]]
    sent = parsed(server.rpcs[_TAIL_LOGS].request_type, {"id": "p", "errors_only": True, "filter": ""})
    assert exchange.requests == [sent]


def test_a_tail_can_be_awaited_and_left(flavour: Flavour, server: DescriptorServer) -> None:
    expect(server, _TAIL_LOGS, *({"logs": [{"message": str(index)}]} for index in range(100)))
    client = flavour.client.app_client

    def blocking() -> str:
        with client.tail_robot_part_logs("p", False, "text") as stream:
            message: str = next(iter(stream))[0].message
            return message

    async def waiting() -> str:
        async with await client.tail_robot_part_logs("p", False, "text") as stream:
            message: str = (await anext(stream))[0].message
            return message

    assert (flavour.loop.run_until_complete(waiting()) if flavour.loop else blocking()) == "0"


@pytest.mark.parametrize("is_raw", [False, True])
def test_a_tail_ends_at_a_time(flavour: Flavour, server: DescriptorServer, is_raw: bool) -> None:
    exchange = expect(server, _TAIL_LOGS, {"logs": [{"message": "a"}]})
    client = flavour.client.app_client.raw if is_raw else flavour.client.app_client
    passed = datetime(2026, 5, 6, tzinfo=timezone.utc)
    assert flavour.call(client.tail_robot_part_logs, "p", until=passed) == []
    assert not exchange.requests
    [batch] = flavour.call(client.tail_robot_part_logs, "p", until=timedelta(seconds=LIMIT))
    assert [entry.message for entry in (batch.logs if is_raw else batch)] == ["a"]


def test_a_tail_that_cannot_end_so_is_not_begun(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = expect(server, _TAIL_LOGS)
    with pytest.raises(TypeError, match="until must be a number of seconds, not str; it may also be a timedelta"):
        flavour.call(flavour.client.app_client.tail_robot_part_logs, "p", until="1 h")
    assert not exchange.requests


def test_logs_are_written(flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
    entry = {
        "level": "warn",
        "time": "2026-05-06T07:08:09.5Z",
        "logger_name": "robot_server.web",
        "message": "two\nlines",
        "caller": {"File": "server.go", "Line": 7},
    }
    expect(server, _GET_LOGS, {"logs": [entry, {"message": "bare"}]})
    dest = tmp_path / "part.log"
    entries = flavour.call(flavour.client.app_client.get_robot_part_logs, "p", dest=str(dest))
    assert len(entries) == 2
    assert dest.read_text() == (
        "2026-05-06T07:08:09.500000+00:00\tWARN\trobot_server.web\tserver.go:7\ttwo\\nlines\n-\t-\t-\t-\tbare\n"
    )
    assert list(tmp_path.iterdir()) == [dest]


@pytest.mark.parametrize("config_json", ['{"components": [{"name": "arm", "é": 1}]}', "{}", ""])
def test_a_config_is_written(config_json: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
    expect(server, _GET_PART, {"part": {"id": "p"}, "config_json": config_json})
    dest = tmp_path / "config.json"
    dest.write_text("old")
    part = flavour.call(flavour.client.app_client.get_robot_part, "p", dest, 2)
    assert part.id == "p"
    assert dest.read_text() == json.dumps(json.loads(config_json or "{}"), indent=2, ensure_ascii=False) + "\n"
    assert list(tmp_path.iterdir()) == [dest]


@pytest.fixture
def occupied(tmp_path: Path) -> Iterator[Path]:
    """A folder in place of the file that is to be written."""
    path = tmp_path / "occupied"
    path.mkdir()
    yield path
    assert [file.name for file in tmp_path.iterdir()] == ["occupied"]


def test_a_failed_write_raises(flavour: Flavour, server: DescriptorServer, occupied: Path) -> None:
    expect(server, _GET_PART, {"config_json": "{}"})
    expect(server, _GET_LOGS, {"logs": [{"message": "a"}]})
    client = flavour.client.app_client
    for method in (client.get_robot_part, client.get_robot_part_logs):
        with pytest.raises(OSError, match="occupied"):
            flavour.call(method, "p", dest=occupied)
        with pytest.raises(FileNotFoundError):
            flavour.call(method, "p", dest=occupied / "missing" / "file")


def test_a_config_that_is_no_json_leaves_the_old_file(
    flavour: Flavour, server: DescriptorServer, tmp_path: Path
) -> None:
    expect(server, _GET_PART, {"config_json": "{broken"})
    dest = tmp_path / "config.json"
    dest.write_text("old")
    with pytest.raises(ValueError, match="Expecting property name"):
        flavour.call(flavour.client.app_client.get_robot_part, "p", dest)
    assert dest.read_text() == "old"


class _Failing(Exchange):
    """A server that breaks down over its reply."""

    @property
    def replies(self) -> list[Message]:  # type: ignore[override]
        raise RuntimeError("the server broke down")

    @replies.setter
    def replies(self, replies: list[Message]) -> None:
        assert not replies


def test_nothing_is_written_when_the_call_fails(flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
    client = flavour.client.app_client
    for path, method in ((_GET_PART, client.get_robot_part), (_GET_LOGS, client.get_robot_part_logs)):
        server.exchanges[path] = _Failing()
        with pytest.raises(UnknownError):
            flavour.call(method, "p", dest=tmp_path / "file")
        del server.exchanges[path]
    assert list(tmp_path.iterdir()) == []
