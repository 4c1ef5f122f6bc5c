"""The documented methods of `DataClient`: what each sends and returns, in both flavours, and what it refuses to send."""

from __future__ import annotations

import inspect
from datetime import datetime, timezone

import bson
import pytest

from tests.support.cases import Case, expect, parsed
from tests.support.data_cases import CASES
from tests.support.data_cases.refused import REFUSED
from tests.support.descriptor_server import DescriptorServer, Exchange
from tests.support.documented_surface import DOCUMENTED_SURFACE
from tests.support.flavours import Flavour
from viam_cloud.app.data_client import DataClient
from viam_cloud.app.raw_data_client import RawDataClient
from viam_cloud.proto.app.data import BinaryID, Filter

_DATA = "/viam.app.data.v1.DataService"
_SERVICES = {
    "DataService": _DATA,
    "DatasetService": "/viam.app.dataset.v1.DatasetService",
    "DataSyncService": "/viam.app.datasync.v1.DataSyncService",
    "DataPipelinesService": "/viam.app.datapipelines.v1.DataPipelinesService",
}
_UPLOADS = {"file_upload", "file_upload_from_path", "streaming_data_capture_upload"}  # in test_data_uploads
_WITHOUT_RPC = {"create_filter", "delete_tabular_data_by_filter"}
_OLD_ID = BinaryID(file_id="f", organization_id="o", location_id="l")
_OLD_ID_REQUEST = {"file_id": "f", "organization_id": "o", "location_id": "l"}
_CORNERS = (0.0, 0.1, 0.2, 0.3)


def _path(rpc: str) -> str:
    service, _, name = rpc.partition("/")
    return f"{_SERVICES[service]}/{name}"


def _sent(server: DescriptorServer, path: str, exchange: Exchange) -> list[object]:
    """What arrived, in the types that expected requests are parsed into."""
    request_type = server.rpcs[path].request_type
    return [request_type.FromString(request.SerializeToString()) for request in exchange.requests]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_documented_call(case: Case, flavour: Flavour, server: DescriptorServer) -> None:
    path = _path(case.rpc)
    exchange = expect(server, path, case.reply)
    method = getattr(flavour.client.data_client, case.method)
    assert flavour.call(method, *case.args, **case.kwargs) == case.result
    assert _sent(server, path, exchange) == [parsed(server.rpcs[path].request_type, case.request)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_raw_returns_the_whole_response(case: Case, flavour: Flavour, server: DescriptorServer) -> None:
    path = _path(case.rpc)
    exchange = expect(server, path, case.reply)
    response = flavour.call(getattr(flavour.client.data_client.raw, case.method), *case.args, **case.kwargs)
    reply_type = server.rpcs[path].response_type
    [message] = response if isinstance(response, list) else [response]
    assert reply_type.FromString(message.SerializeToString()) == parsed(reply_type, case.reply)
    assert _sent(server, path, exchange) == [parsed(server.rpcs[path].request_type, case.request)]


def test_every_documented_method_has_a_case() -> None:
    called = {case.method for case in CASES} | _UPLOADS | _WITHOUT_RPC | {"list_data_pipeline_runs"}
    assert called == set(DOCUMENTED_SURFACE["DataClient"])


def test_raw_takes_the_same_parameters() -> None:
    for name in set(DOCUMENTED_SURFACE["DataClient"]) - {"create_filter"}:
        own, raw = (list(inspect.signature(getattr(owner, name)).parameters) for owner in (DataClient, RawDataClient))
        assert raw == own, name


@pytest.mark.parametrize(("method", "rpc", "arguments", "error", "message"), REFUSED)
def test_refused_before_anything_is_sent(
    method: str,
    rpc: str,
    arguments: dict[str, object],
    error: type[Exception],
    message: str,
    flavour: Flavour,
    server: DescriptorServer,
) -> None:
    exchange = expect(server, _path(rpc), {})
    for client in (flavour.client.data_client, flavour.client.data_client.raw):
        with pytest.raises(error, match=message):
            flavour.call(getattr(client, method), **arguments)
    assert not exchange.metadata


@pytest.mark.parametrize(
    ("method", "rpc", "before", "after"),
    [
        ("binary_data_by_ids", "BinaryDataByIDs", (), ()),
        ("delete_binary_data_by_ids", "DeleteBinaryDataByIDs", (), ()),
        ("add_tags_to_binary_data_by_ids", "AddTagsToBinaryDataByIDs", (["t"],), ()),
        ("remove_tags_from_binary_data_by_ids", "RemoveTagsFromBinaryDataByIDs", (["t"],), ()),
        ("add_binary_data_to_dataset_by_ids", "AddBinaryDataToDatasetByIDs", (), ("d",)),
        ("remove_binary_data_from_dataset_by_ids", "RemoveBinaryDataFromDatasetByIDs", (), ("d",)),
    ],
)
def test_messages_still_do_as_ids(
    method: str,
    rpc: str,
    before: tuple[object, ...],
    after: tuple[object, ...],
    flavour: Flavour,
    server: DescriptorServer,
) -> None:
    path = f"{_DATA}/{rpc}"
    exchange = expect(server, path, {})
    with pytest.warns(DeprecationWarning, match="BinaryID messages are deprecated") as warned:
        flavour.call(getattr(flavour.client.data_client, method), *before, [_OLD_ID, _OLD_ID], *after)
    assert _is_about_the_caller(warned, flavour)
    [request] = exchange.requests
    old_id = parsed(server.rpcs[path].request_type, {"binary_ids": [_OLD_ID_REQUEST, _OLD_ID_REQUEST]})
    assert list(request.binary_ids) == list(old_id.binary_ids)  # type: ignore[attr-defined]
    assert not request.binary_data_ids  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("method", "rpc", "before", "after"),
    [
        ("add_bounding_box_to_image_by_id", "AddBoundingBoxToImageByID", (), ("dog", *_CORNERS)),
        ("remove_bounding_box_from_image_by_id", "RemoveBoundingBoxFromImageByID", ("box",), ()),
        ("update_bounding_box", "UpdateBoundingBox", (), ("box", "dog", *_CORNERS)),
    ],
)
def test_a_message_still_does_as_an_id(
    method: str,
    rpc: str,
    before: tuple[object, ...],
    after: tuple[object, ...],
    flavour: Flavour,
    server: DescriptorServer,
) -> None:
    exchange = expect(server, f"{_DATA}/{rpc}", {})
    with pytest.warns(DeprecationWarning, match="binary_id: BinaryID messages are deprecated") as warned:
        flavour.call(getattr(flavour.client.data_client, method), *before, _OLD_ID, *after)
    assert _is_about_the_caller(warned, flavour)
    [request] = exchange.requests
    assert request.binary_id.file_id == "f"  # type: ignore[attr-defined]
    assert not request.binary_data_id  # type: ignore[attr-defined]


def _is_about_the_caller(warned: pytest.WarningsRecorder, flavour: Flavour) -> bool:
    return [warning.filename.rpartition("/")[2] for warning in warned] == ["flavours.py"]


def test_old_names_of_parameters(flavour: Flavour, server: DescriptorServer) -> None:
    client = flavour.client.data_client
    exchange = expect(server, f"{_DATA}/TabularDataByMQL", {})
    stages = [bson.encode({"$match": {"location_id": "<location-id>"}}), bson.encode({"$limit": 5})]
    with pytest.warns(DeprecationWarning, match="query"):
        assert flavour.call(client.tabular_data_by_mql, organization_id="o", mql_binary=stages) == []
    assert list(exchange.requests[0].mql_binary) == stages  # type: ignore[attr-defined]
    for method, rpc, reply in (
        ("get_latest_tabular_data", "GetLatestTabularData", None),
        ("export_tabular_data", "ExportTabularData", []),
    ):
        exchange = server.expect(f"{_DATA}/{rpc}")
        with pytest.warns(DeprecationWarning, match="resource_api"):
            result = flavour.call(
                getattr(client, method),
                part_id="p",
                resource_name="n",
                resource_subtype="rdk:component:sensor",
                method_name="Readings",
            )
        assert result == reply
        assert exchange.requests[0].resource_subtype == "rdk:component:sensor"  # type: ignore[attr-defined]
        with pytest.raises(TypeError, match="both resource_api and resource_subtype"):
            flavour.call(getattr(client, method), "p", "n", resource_api="a", resource_subtype="a", method_name="m")


def test_many_points_are_exported(flavour: Flavour, server: DescriptorServer) -> None:
    replies = [{"part_id": "p", "payload": {"n": n}, "time_captured": "2026-06-05T11:00:00Z"} for n in range(50)]
    expect(server, f"{_DATA}/ExportTabularData", *replies)
    points = flavour.call(flavour.client.data_client.export_tabular_data, "p", "n", "a", "m")
    assert [point.payload["n"] for point in points] == list(range(50))
    assert all(point.time_captured == datetime(2026, 6, 5, 11, tzinfo=timezone.utc) for point in points)
    with pytest.warns(DeprecationWarning, match="resource_subtype is deprecated; use resource_api"):
        assert points[0].resource_subtype == points[0].resource_api


def test_rows_that_refer_to_missing_metadata(flavour: Flavour, server: DescriptorServer) -> None:
    from viam_cloud.errors import ConversionError

    expect(server, f"{_DATA}/TabularDataByFilter", {"metadata": [{}], "data": [{"metadata_index": 1}]})
    with pytest.raises(ConversionError, match=r"metadata\[1\]: referred to, but metadata has 1 items"):
        flavour.call(flavour.client.data_client.tabular_data_by_filter)


def test_tabular_data_cannot_be_deleted_by_filter(flavour: Flavour) -> None:
    with pytest.raises(NotImplementedError, match="use delete_tabular_data"):
        flavour.call(flavour.client.data_client.delete_tabular_data_by_filter, Filter())


def test_pages_of_runs(flavour: Flavour, server: DescriptorServer) -> None:
    path = f"{_SERVICES['DataPipelinesService']}/ListDataPipelineRuns"
    first = {"pipeline_id": "p", "runs": [{"id": "1"}, {"id": "2"}], "next_page_token": "t"}
    exchange = expect(server, path, first)
    page = flavour.call(flavour.client.data_client.list_data_pipeline_runs, "p", 2)
    page_type = type(flavour.client.data_client).DataPipelineRunsPage
    assert type(page) is page_type
    assert ([run.id for run in page.runs], page.next_page_token, page.page_size) == (["1", "2"], "t", 2)
    assert _sent(server, path, exchange) == [parsed(server.rpcs[path].request_type, {"id": "p", "page_size": 2})]
    exchange = expect(server, path, {"pipeline_id": "p", "runs": [{"id": "3"}]})
    last = flavour.call(page.next_page)
    assert type(last) is page_type
    assert ([run.id for run in last.runs], last.next_page_token) == (["3"], "")
    [request] = _sent(server, path, exchange)
    assert request == parsed(server.rpcs[path].request_type, {"id": "p", "page_size": 2, "page_token": "t"})
    # There is no page behind the last one, so none is asked for.
    exchange = expect(server, path, first)
    assert flavour.call(last.next_page) == page_type(pipeline_id="p", page_size=2, runs=[], next_page_token="")
    assert not exchange.metadata


def test_a_page_by_its_token(flavour: Flavour, server: DescriptorServer) -> None:
    path = f"{_SERVICES['DataPipelinesService']}/ListDataPipelineRuns"
    exchange = expect(server, path, {"next_page_token": "u"})
    page = flavour.call(flavour.client.data_client.list_data_pipeline_runs, "p", page_token="t")
    assert (page.runs, page.next_page_token) == ([], "u")
    expected = parsed(server.rpcs[path].request_type, {"id": "p", "page_size": 10, "page_token": "t"})
    assert _sent(server, path, exchange) == [expected]


@pytest.mark.parametrize("name", sorted(_WITHOUT_RPC | _UPLOADS | {case.method for case in CASES}))
def test_docstring_is_whole(name: str, flavour: Flavour) -> None:
    method = getattr(flavour.client.data_client, name)
    doc = inspect.getdoc(method) or ""
    arguments = doc.partition("\nArgs:\n")[2].partition("\n\n")[0]
    for parameter in inspect.signature(method).parameters:
        assert f"    {parameter} (" in f"\n{arguments}"
    assert "\nRaises:\n" in doc
    assert "\nExample::\n" in doc
