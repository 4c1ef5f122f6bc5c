"""The iterators beside the methods that list something, for every RPC whose descriptors show that it comes in pages."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message

from tests.support.descriptor_server import DescriptorServer, Exchange, Rpc
from tests.support.flavours import Flavour
from tests.support.generated_methods import CLIENT_METHODS, ITERATORS
from tests.support.waiting import join, wait_for
from viam_cloud.errors import ClosedError, RepeatedPageError, UnknownError

_EXPORT = "/viam.app.data.v1.DataService/ExportTabularData"
_CURSORS = {"page_token": "next_page_token", "last": "last"}
_SIZES = ("page_size", "page_limit", "limit", "data_request.limit")
_PAGED = sorted(set(ITERATORS) - {_EXPORT})
each_rpc = pytest.mark.parametrize("path", _PAGED)


def _field(message: Descriptor, path: str) -> FieldDescriptor | None:
    first, _, rest = path.partition(".")
    field = message.fields_by_name.get(first)
    return field if field is None or not rest else _field(field.message_type, rest) if field.message_type else None


def _cursor(rpc: Rpc) -> tuple[str, str] | None:
    """The fields that lead from page to page: of the request, of the response."""
    request, response = rpc.request_type.DESCRIPTOR, rpc.response_type.DESCRIPTOR
    for name, following in _CURSORS.items():
        for path in (name, f"data_request.{name}"):
            if _field(request, path) is not None and following in response.fields_by_name:
                return path, following
    return None


def test_every_list_that_comes_in_pages_has_an_iterator(rpcs: dict[str, Rpc]) -> None:
    paged = {path for path, rpc in rpcs.items() if path in CLIENT_METHODS and _cursor(rpc) is not None}
    assert len(paged) == 10
    assert set(ITERATORS) == paged | {_EXPORT}
    for path, (client, name) in ITERATORS.items():
        method_client, method = CLIENT_METHODS[path]
        assert (client, name) == (method_client, f"iter_{method.removeprefix('get_').removeprefix('list_')}")


class Pages:
    """The pages of one RPC on the server: items that carry their number, cursors that are the position of a page."""

    def __init__(self, server: DescriptorServer, path: str, sizes: list[int]) -> None:
        self._rpc = server.rpcs[path]
        cursor = _cursor(self._rpc)
        assert cursor is not None
        self.cursor, self._following = cursor
        self._sizes = [*sizes, 0] if self._following == "last" else sizes
        names = [name for name in self._rpc.response_type.DESCRIPTOR.fields_by_name if name != "metadata"]
        self._items = next(name for name in names if _is_list(self._rpc.response_type.DESCRIPTOR.fields_by_name[name]))
        self.before_reply: Callable[[int], None] = lambda position: None
        self.cursor_after: Callable[[int], str] = self._cursor_after
        self.exchange: Exchange = server.answer(path, self._reply)
        self.expected = sum(sizes)

    @property
    def size_field(self) -> str | None:
        """The request's field that says how many items a page has."""
        return next((name for name in _SIZES if _field(self._rpc.request_type.DESCRIPTOR, name)), None)

    @property
    def asked(self) -> list[str]:
        """The cursors that calls came with."""
        return [attrgetter(self.cursor)(request) for request in self.exchange.requests]

    def sizes_asked(self) -> list[int]:
        return [attrgetter(self.size_field or "")(request) for request in self.exchange.requests]

    def _cursor_after(self, position: int) -> str:
        is_last = position + 1 >= len(self._sizes)
        return str(min(position + 1, len(self._sizes) - 1)) if self._following == "last" or not is_last else ""

    def _reply(self, request: Any) -> Message:
        position = int(attrgetter(self.cursor)(request) or 0)
        self.before_reply(position)
        start = sum(self._sizes[:position])
        response: Any = self._rpc.response_type()
        setattr(response, self._following, self.cursor_after(position))
        if "metadata" in response.DESCRIPTOR.fields_by_name:
            response.metadata.add()
        for number in range(start, start + self._sizes[position]):
            _mark(getattr(response, self._items).add(), number)
        return response  # type: ignore[no-any-return]


def _is_list(field: FieldDescriptor) -> bool:
    return field.is_repeated and field.message_type is not None


# A field of each kind of item that a number can be told from.
_MARKS = (
    "id", "message", "time_requested.seconds", "metadata.id", "part_id", "when.seconds", "edited_on.seconds", "fragment"
)  # fmt: skip


def _mark(item: Any, number: int) -> None:
    path = next(path for path in _MARKS if _field(item.DESCRIPTOR, path) is not None)
    *parents, last = path.split(".")
    for parent in parents:
        item = getattr(item, parent)
    setattr(item, last, number if last == "seconds" else str(number))


def _numbers(items: list[Any]) -> list[int]:
    messages = [getattr(item, "proto", item) for item in items]
    return [
        int(attrgetter(next(path for path in _MARKS if _field(message.DESCRIPTOR, path) is not None))(message))
        for message in messages
    ]


def _iterator(flavour: Flavour, path: str) -> Callable[..., Any]:
    """The method, given what it cannot do without."""
    client, name = ITERATORS[path]
    method = getattr(getattr(flavour.client, client), name)
    parameters = inspect.signature(method).parameters.values()
    required = {parameter.name: "x" for parameter in parameters if parameter.default is parameter.empty}
    return lambda **options: method(**required, **options)


def _taken(flavour: Flavour, iterator: Any, count: int) -> list[Any]:
    """The next items of an iterator."""

    async def take() -> list[Any]:
        return [await anext(iterator) for _ in range(count)]

    return flavour.loop.run_until_complete(take()) if flavour.loop else [next(iterator) for _ in range(count)]


def _closed(flavour: Flavour, iterator: Any) -> None:
    if flavour.loop:
        flavour.loop.run_until_complete(iterator.aclose())
    else:
        iterator.close()


@each_rpc
@pytest.mark.parametrize("prefetch", [True, False])
def test_everything_comes_once_and_in_order(
    path: str, prefetch: bool, flavour: Flavour, server: DescriptorServer
) -> None:
    pages = Pages(server, path, [3, 2, 4])
    items = flavour.call(_iterator(flavour, path), prefetch=prefetch)
    assert _numbers(items) == list(range(9))
    assert pages.asked == ["", "1", "2", "3"][: len(pages.asked)]
    assert len(pages.asked) == (4 if pages.cursor.endswith("last") else 3)
    tokens = [metadata["authorization"] for metadata in pages.exchange.metadata]
    assert tokens == ["Bearer token-of-the-test"] * len(pages.asked)


@each_rpc
def test_items_are_what_the_method_gives(path: str, flavour: Flavour, server: DescriptorServer) -> None:
    pages = Pages(server, path, [2])
    [first, _] = flavour.call(_iterator(flavour, path))
    client, name = CLIENT_METHODS[path]
    arguments = {"limit": None} if path.endswith("GetRobotPartLogs") else {}
    method = getattr(getattr(flavour.client, client), name)
    parameters = inspect.signature(method).parameters.values()
    required = {parameter.name: "x" for parameter in parameters if parameter.default is parameter.empty}
    result = flavour.call(method, **required, **arguments)
    result = result[0] if isinstance(result, tuple) else result
    listed = result if isinstance(result, list) else next(value for value in _lists(result) if len(value) == 2)
    assert first == listed[0]
    assert type(first) is type(listed[0])
    assert pages.expected == 2


def _lists(result: Any) -> list[Any]:
    names = (
        [field.name for field in result.DESCRIPTOR.fields if field.is_repeated]
        if isinstance(result, Message)
        else vars(result)
    )
    return [value for name in names if hasattr(value := getattr(result, name), "__len__")]


@each_rpc
def test_limit_and_page_size(path: str, flavour: Flavour, server: DescriptorServer) -> None:
    pages = Pages(server, path, [3, 3, 3])
    iterate = _iterator(flavour, path)
    assert _numbers(flavour.call(iterate, limit=4)) == [0, 1, 2, 3]
    assert pages.asked == ["", "1"]
    assert flavour.call(iterate, limit=0) == []
    assert len(pages.asked) == 2
    if pages.size_field is None:
        with pytest.raises(TypeError, match="page_size"):
            iterate(page_size=3)
        return
    assert pages.sizes_asked() == [4, 4]
    pages = Pages(server, path, [3, 3, 3])
    assert _numbers(flavour.call(iterate, limit=7, page_size=3)) == list(range(7))
    assert pages.sizes_asked() == [3, 3, 3]
    for options in ({"limit": -1}, {"page_size": -1}):
        with pytest.raises(ValueError, match="must be"):
            iterate(**options)
    assert len(pages.asked) == 3


@each_rpc
def test_nothing_is_sent_before_it_is_needed(path: str, flavour: Flavour, server: DescriptorServer) -> None:
    pages = Pages(server, path, [2, 2, 2, 2, 2])
    iterator = _iterator(flavour, path)(prefetch=False)
    assert not pages.asked
    for taken, calls in ((1, 1), (1, 1), (1, 2), (2, 3)):
        _taken(flavour, iterator, taken)
        assert len(pages.asked) == calls
    _closed(flavour, iterator)
    with pytest.raises(ClosedError):
        _taken(flavour, iterator, 1)
    assert len(pages.asked) == 3


@each_rpc
def test_an_error_half_way(path: str, flavour: Flavour, server: DescriptorServer) -> None:
    pages = Pages(server, path, [2, 2, 2])

    def fail(position: int) -> None:
        if position == 1:
            raise ValueError("half way")

    pages.before_reply = fail
    iterator = _iterator(flavour, path)()
    assert _numbers(_taken(flavour, iterator, 2)) == [0, 1]
    for _ in range(2):
        with pytest.raises(UnknownError, match="half way"):
            _taken(flavour, iterator, 1)
    pages.before_reply = lambda position: None
    assert _numbers(_taken(flavour, iterator, 4)) == [2, 3, 4, 5]
    _closed(flavour, iterator)


@each_rpc
def test_a_server_that_leads_back(path: str, flavour: Flavour, server: DescriptorServer) -> None:
    pages = Pages(server, path, [2, 2, 2])
    pages.cursor_after = lambda position: "1"
    iterator = _iterator(flavour, path)()
    assert _numbers(_taken(flavour, iterator, 4)) == [0, 1, 2, 3]
    with pytest.raises(RepeatedPageError, match=server.rpcs[path].request_type.DESCRIPTOR.name):
        _taken(flavour, iterator, 1)
    assert pages.asked == ["", "1"]


@each_rpc
def test_pages_as_lists(path: str, flavour: Flavour, server: DescriptorServer) -> None:
    Pages(server, path, [2, 1, 3])
    iterator = _iterator(flavour, path)()
    pages = flavour.call(iterator.pages)
    assert [_numbers(page) for page in pages] == [[0, 1], [2], [3, 4, 5]]


def test_leaving_early_leaves_no_thread(blocking_client: Any, server: DescriptorServer) -> None:
    path = "/viam.app.data.v1.DataService/ListSequences"
    pages = Pages(server, path, [1, 1, 1])
    is_asked, go_on = threading.Event(), threading.Event()

    def hold(position: int) -> None:
        if position == 1:
            is_asked.set()
            wait_for(go_on)

    pages.before_reply = hold
    with blocking_client.data_client.iter_sequences("x") as sequences:
        for sequence in sequences:
            assert sequence.id == "0"
            wait_for(is_asked)
            break
    threads = [thread for thread in threading.enumerate() if thread.name == "rpc-next-page"]
    go_on.set()
    for thread in threads:
        join(thread)
    assert len(threads) == 1
    assert pages.asked == ["", "1"]


def test_exported_points_one_by_one(flavour: Flavour, server: DescriptorServer) -> None:
    response_type: Any = server.rpcs[_EXPORT].response_type
    replies = [response_type(part_id="p", tags=[str(number)]) for number in range(100)]
    exchange = server.expect(_EXPORT, *replies)
    client = flavour.client.data_client
    arguments = ("p", "sensor-1", "rdk:component:sensor", "Readings")
    stream = client.iter_export_tabular_data(*arguments)
    assert not exchange.requests
    [first] = _taken(flavour, stream, 1)
    assert isinstance(first, client.TabularDataPoint)
    assert first.tags == ["0"]
    stream.close()
    points = flavour.call(client.iter_export_tabular_data, *arguments)
    assert points == flavour.call(client.export_tabular_data, *arguments)
    assert [point.tags for point in points] == [[str(number)] for number in range(100)]
    assert exchange.requests == [exchange.requests[0]] * 3
