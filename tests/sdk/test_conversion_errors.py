"""Values in responses that fit into no Python type: errors that say where they are, and an end of the stream."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from tests.support import app_cases, data_cases
from tests.support.cases import Case
from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.generated_methods import ITERATORS, METHOD_CONSTANTS
from viam_cloud.errors import ConversionError, InternalError
from viam_cloud.views import DataPipeline
from viam_cloud_runtime.rpc.call import deserialize

_DATA = "/viam.app.data.v1.DataService"
_EXPORT = f"{_DATA}/ExportTabularData"
_RESOURCE = ("part", "thermo", "rdk:component:sensor", "Readings")
_YEAR_10000 = 253402300800
_MAX_DEPTH = 3


def spoiled(message: Any, depth: int = _MAX_DEPTH) -> int:
    """Put a time of the year 10000 into each field that is one; gives their number."""
    count = 0
    for field in message.DESCRIPTOR.fields:
        if field.message_type is None or field.message_type.GetOptions().map_entry:
            continue
        if field.message_type.full_name == "google.protobuf.Timestamp":
            wrong = Timestamp(seconds=_YEAR_10000).SerializeToString()
            (getattr(message, field.name).add() if field.is_repeated else getattr(message, field.name)).MergeFromString(
                wrong
            )
            count += 1
        elif depth and field.message_type.full_name.startswith("viam"):
            part = getattr(message, field.name).add() if field.is_repeated else getattr(message, field.name)
            part.SetInParent()
            count += spoiled(part, depth - 1)
    return count


def _path_of(server: DescriptorServer, rpc: str) -> str:
    return next(path for path in server.rpcs if path.endswith((f".{rpc}", f"AppService/{rpc}")))


CASES = {
    (client, case.method): case
    for client, cases in (("app_client", app_cases.CASES), ("data_client", data_cases.CASES))
    for case in cases
}


@pytest.mark.parametrize(("client", "method"), sorted(CASES))
def test_times_of_the_year_10000_are_errors_of_ours(
    client: str, method: str, flavour: Flavour, server: DescriptorServer
) -> None:
    case: Case = CASES[client, method]
    path = _path_of(server, case.rpc)
    reply: Message = server.rpcs[path].response_type()
    spoiled(reply)
    server.expect(path, reply)
    error = _raised(lambda: flavour.call(getattr(getattr(flavour.client, client), method), *case.args, **case.kwargs))
    if error is not None:
        assert error.method == path.lstrip("/")
        assert str(error).startswith(f"{error.method}: ")
        assert "is outside of the years 1 to 9999" in error.reason
        assert _at(reply, error.field).seconds == _YEAR_10000


def _raised(call: Callable[[], object]) -> ConversionError | None:
    """Some methods convert no time at all."""
    try:
        call()
    except ConversionError as error:
        return error
    return None


def _at(message: Any, path: str) -> Any:
    for step in path.split("."):
        name, _, index = step.partition("[")
        message = getattr(message, name)
        message = message[int(index[:-1])] if index else message
    return message


@pytest.mark.parametrize(
    ("client", "method", "field"),
    [
        ("app_client", "get_robot_part", "part.last_access"),
        ("app_client", "get_robot_part_history", "history[0].when"),
        ("data_client", "list_data_pipelines", "data_pipelines[0].created_on"),
        ("data_client", "get_latest_tabular_data", None),
        ("data_client", "create_binary_data_signed_url", "expires_at"),
    ],
)
def test_the_field_is_named(
    client: str, method: str, field: str | None, flavour: Flavour, server: DescriptorServer
) -> None:
    case = CASES[client, method]
    path = _path_of(server, case.rpc)
    reply: Any = server.rpcs[path].response_type()
    spoiled(reply)
    if field is None:
        reply.payload.SetInParent()
        field = "time_captured"
    server.expect(path, reply)
    with pytest.raises(ConversionError) as raised:
        flavour.call(getattr(getattr(flavour.client, client), method), *case.args, **case.kwargs)
    assert raised.value.field == field
    assert raised.value.row == (0 if "[0]" in field else None)


def _points(server: DescriptorServer) -> None:
    point = server.rpcs[_EXPORT].response_type
    bad = point(part_id="2", time_captured={"seconds": _YEAR_10000})
    server.expect(_EXPORT, point(part_id="0"), point(part_id="1"), bad, point(part_id="3"))


def test_an_iterator_gives_the_rows_before_and_ends_there(flavour: Flavour, server: DescriptorServer) -> None:
    _points(server)
    points = flavour.client.data_client.iter_export_tabular_data(*_RESOURCE)
    got: list[str] = []
    with pytest.raises(ConversionError) as raised:
        _extend(flavour, got, points)
    assert got == ["0", "1"]
    assert (raised.value.row, raised.value.field) == (2, "time_captured")
    assert isinstance(raised.value, ValueError)
    _extend(flavour, got, points)
    assert got == ["0", "1"]
    copy = pickle.loads(pickle.dumps(raised.value))
    assert (str(copy), copy.row) == (str(raised.value), 2)


def _extend(flavour: Flavour, got: list[str], points: Any) -> None:
    async def extend() -> None:
        async for point in points:
            got.append(point.part_id)

    if flavour.loop is not None:
        flavour.loop.run_until_complete(extend())
    else:
        got.extend(point.part_id for point in points)


def test_a_list_says_which_row_it_is(flavour: Flavour, server: DescriptorServer) -> None:
    _points(server)
    with pytest.raises(ConversionError, match=r"DataService/ExportTabularData: row 2, time_captured: "):
        flavour.call(flavour.client.data_client.export_tabular_data, *_RESOURCE)


def test_junk_in_place_of_bson_is_named(flavour: Flavour, server: DescriptorServer) -> None:
    path = f"{_DATA}/TabularDataBySQL"
    good = b"\x05\x00\x00\x00\x00"
    server.expect(path, server.rpcs[path].response_type(raw_data=[good, b"junk"]))
    with pytest.raises(ConversionError, match=r"TabularDataBySQL: row 1, raw_data\[1\]: cannot be read as BSON"):
        flavour.call(flavour.client.data_client.tabular_data_by_sql, "org", "select 1")


def test_rows_of_later_pages_are_counted_from_the_first(flavour: Flavour, server: DescriptorServer) -> None:
    path = f"{_DATA}/TabularDataByFilter"
    assert path in ITERATORS
    page: Any = server.rpcs[path].response_type

    def answer(request: Any) -> Message:
        first = not request.data_request.last
        reply = page(last="x" if first else "y", metadata=[{}])
        for _ in range(3):
            reply.data.add()
        if not first:
            reply.data[1].time_requested.seconds = _YEAR_10000
        return reply  # type: ignore[no-any-return]

    server.answer(path, answer)
    client, name = ITERATORS[path]
    with pytest.raises(ConversionError, match=r"row 4, data\[1\]\.time_requested: "):
        flavour.call(getattr(getattr(flavour.client, client), name))


def test_metadata_that_is_not_there_is_named(flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
    path = f"{_DATA}/TabularDataByFilter"
    reply: Any = server.rpcs[path].response_type()
    reply.data.add().metadata_index = 1
    data = flavour.client.data_client
    for kwargs in ({}, {"dest": tmp_path / "rows.jsonl"}):
        server.expect(path, reply)
        with pytest.raises(ConversionError, match=r"DataService/TabularDataByFilter: metadata\[1\]: referred to, but"):
            flavour.call(data.tabular_data_by_filter, **kwargs)


@pytest.mark.parametrize("junk", ["{", "[" * 100_000, "nothing"])
def test_a_configuration_that_is_no_json_is_named(
    flavour: Flavour, server: DescriptorServer, tmp_path: Path, junk: str
) -> None:
    path = _path_of(server, "GetRobotPart")
    server.expect(path, server.rpcs[path].response_type(config_json=junk))
    target = tmp_path / "part.json"
    with pytest.raises(ConversionError, match=r"AppService/GetRobotPart: config_json: cannot be read as JSON: "):
        flavour.call(flavour.client.app_client.get_robot_part, "part", target)
    assert not target.exists()


def test_a_view_by_itself_is_still_a_value_error() -> None:
    from viam_cloud.proto.app.datapipelines import DataPipeline as Message

    with pytest.raises(ValueError, match="outside of the years"):
        DataPipeline.from_proto(Message(created_on=Timestamp(seconds=_YEAR_10000)))


def test_what_cannot_be_read_names_row_and_field() -> None:
    deep = b""
    for _ in range(150):
        deep = _field(1, _field(1, b"a") + _field(2, _field(5, deep)))
    method = METHOD_CONSTANTS[_EXPORT]
    number = method.response_type.DESCRIPTOR.fields_by_name["payload"].number
    with pytest.raises(InternalError, match=r"row 1 of the answer .*: payload\.fields\..*nested deeper than"):
        deserialize(method, _field(number, deep), 1)


def _field(number: int, body: bytes) -> bytes:
    size, length = len(body), b""
    while size > 127:
        length, size = length + bytes([size & 127 | 128]), size >> 7
    return bytes([number << 3 | 2]) + length + bytes([size]) + body
