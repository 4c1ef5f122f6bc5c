"""The documented grade, on a tiny API: parameters, results, views and shapes that metadata gives, generated and run."""

from __future__ import annotations

import datetime
import inspect
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Running

RunSdk = Callable[[Mapping[str, str]], Running]

PROTO = """
    syntax = "proto3";
    package garden;
    import "google/protobuf/struct.proto";
    import "google/protobuf/timestamp.proto";

    // How a plant feels.
    enum Mood { MOOD_UNSPECIFIED = 0; MOOD_GOOD = 1; MOOD_BAD = 2; }
    // Something that grows.
    message Plant {
      // What it is called.
      string name = 1;
      Mood mood = 2;
      google.protobuf.Timestamp planted = 3;
      google.protobuf.Struct notes = 4;
      optional string label = 5;
      string secret = 6;
      repeated Plant seedlings = 7;
    }
    message Bed { string id = 1; int32 row = 2; string soil = 3; }
    message GetPlantRequest { string plant_id = 1; Bed bed = 2; Mood mood = 3; bool deep = 4; string old_id = 5; }
    message GetPlantResponse { Plant plant = 1; int32 count = 2; string config = 3; }
    message ListPlantsRequest { optional string page_token = 1; string word = 2; }
    message ListPlantsResponse { repeated Plant plants = 1; string next_page_token = 2; }
    message PlantChunk { oneof content { Bed bed = 1; Data data = 2; } }
    message Data { bytes data = 1; }
    message Receipt { string id = 1; }
    service GardenService {
      // Get a plant.
      rpc GetPlant(GetPlantRequest) returns (GetPlantResponse);
      rpc ListPlants(ListPlantsRequest) returns (ListPlantsResponse);
      rpc WatchPlants(ListPlantsRequest) returns (stream ListPlantsResponse);
      rpc UploadPlant(stream PlantChunk) returns (Receipt);
      rpc DropPlant(GetPlantRequest) returns (Receipt);
    }
"""
PACKAGE = """
[adapters]
save_config = { function = "viam_cloud_runtime.viam.{flavour}.saving.save_config" }
"""
VIEWS = """
[Plant]
message = "garden.Plant"
aliases = { title = "name" }
[Plant.fields]
name = {}
mood = { adapter = "Plant.Mood" }
planted = {}
notes = {}
label = {}
secret = { hidden = true }
seedlings = { adapter = "Plant" }
["Plant.Mood"]
message = "garden.Mood"
enum = true
fields = {}
"""
CLIENT = """
[client]
name = "GardenClient"
services = ["garden.GardenService"]
offers = ["Plant"]

[GetPlant]
result = { field = "plant", adapter = "Plant" }
save = { adapter = "save_config", field = "config", params = ["indent"] }
omit = ["old_id"]
[GetPlant.params]
id = { field = "plant_id", aliases = ["old_plant"] }
row = { field = "bed.row", default = 3 }
mood = { default_enum = "MOOD_GOOD" }
dest = { local = true, type = "str | None", optional = true, doc = "File to write the config to." }
indent = { local = true, type = "int", default = 2, doc = "Spaces." }
[GetPlant.fields]
"bed.soil" = { value = "loam" }

[count_plants]
rpc = "GetPlant"
result = ["count", { field = "plant", adapter = "Plant" }]
[count_plants.params]
plant_id = {}
timeout = { local = true, type = "float | None", optional = true }

[ListPlants]
kind = "paged"
result = { field = "plants", adapter = "Plant" }
paged = { items = "plants", limit = "at_most" }
[ListPlants.params]
word = { optional = true }
at_most = { local = true, type = "int", default = 0, doc = "How many; 0 for all." }

[WatchPlants]
kind = "mapped"
result = { field = "plants", adapter = "Plant" }
[WatchPlants.params]
word = {}

[collect_plants]
rpc = "WatchPlants"
kind = "collected"
result = "plants"
[collect_plants.params]
word = {}

[UploadPlant]
kind = "upload"
result = "id"
upload = { source = "data", chunk_field = "data.data" }
[UploadPlant.params]
bed_id = { field = "bed.id" }
data = { local = true, type = "bytes", doc = "The plant." }

[DropPlant]
result = "none"
[DropPlant.params]
plant_id = {}
"""
FILES = {
    "garden.proto": PROTO,
    "methods/package.toml": PACKAGE,
    "methods/views.toml": VIEWS,
    "methods/garden.toml": CLIENT,
}
GET = "/garden.GardenService/GetPlant"
LIST = "/garden.GardenService/ListPlants"
WATCH = "/garden.GardenService/WatchPlants"


@pytest.fixture
def running(run_sdk: RunSdk) -> Running:
    return run_sdk(FILES)


def _client(running: Running) -> Any:
    return running.flavour.client.garden_client


def _plant(running: Running, **fields: object) -> Any:
    return running.server.rpcs[LIST].response_type().plants.add(**fields)


def test_parameters_fill_nested_fields_constants_and_defaults(running: Running) -> None:
    get_plant = _client(running).get_plant
    parameters = inspect.signature(get_plant).parameters
    assert [*parameters] == ["id", "row", "mood", "dest", "indent", "deep", "id_", "timeout", "retry"]
    assert parameters["row"].default == 3
    assert parameters["mood"].default == 1
    assert parameters["deep"].kind is inspect.Parameter.KEYWORD_ONLY
    exchange = running.server.expect(GET)
    running.flavour.call(get_plant, "p1", 5, deep=True)
    [sent] = exchange.requests
    assert (sent.plant_id, sent.bed.row, sent.bed.soil, sent.mood, sent.deep) == ("p1", 5, "loam", 1, True)


def test_results_are_views_and_tuples(running: Running) -> None:
    response = running.server.rpcs[GET].response_type(count=4)
    response.plant.name, response.plant.mood, response.plant.secret = "fern", 2, "hush"
    response.plant.planted.FromDatetime(datetime.datetime(2026, 5, 1))
    response.plant.notes.update({"a": [1, None]})
    response.plant.seedlings.add(name="small")
    running.server.expect(GET, response)
    plant = running.flavour.call(_client(running).get_plant, "p1")
    views = running.workspace.module("views")
    assert type(plant) is views.Plant
    assert (plant.name, plant.mood, plant.label) == ("fern", views.Plant.Mood.BAD, None)
    assert plant.mood == "bad"
    assert plant.planted == datetime.datetime(2026, 5, 1, tzinfo=datetime.timezone.utc)
    assert plant.notes == {"a": [1.0, None]}
    assert [seedling.name for seedling in plant.seedlings] == ["small"]
    assert "hush" not in repr(plant)
    with pytest.warns(DeprecationWarning, match="use name"):
        assert plant.title == "fern"
    assert plant.proto.SerializeToString() == response.plant.SerializeToString()
    assert plant == views.Plant.from_proto(plant.proto)
    running.server.expect(GET, response)
    assert running.flavour.call(_client(running).count_plants, "p1", None) == (4, plant)
    running.server.expect("/garden.GardenService/DropPlant")
    assert running.flavour.call(_client(running).drop_plant, "p1") is None


def test_the_client_offers_its_views(running: Running) -> None:
    module = "aio.garden_client" if running.flavour.is_async else "garden_client"
    assert running.workspace.module(module).Plant is running.workspace.module("views").Plant


def test_raw_returns_whole_responses(running: Running) -> None:
    response = running.server.rpcs[GET].response_type(count=4, config="{}")
    exchange = running.server.expect(GET, response)
    raw = running.flavour.call(_client(running).raw.get_plant, "p1", deep=True)
    assert (raw.count, raw.config) == (4, "{}")
    assert exchange.requests[0].deep
    ordinary = inspect.signature(_client(running).get_plant).parameters
    assert [*inspect.signature(_client(running).raw.get_plant).parameters] == [*ordinary]


def test_old_parameter_names_still_work(running: Running) -> None:
    exchange = running.server.expect(GET)
    with pytest.warns(DeprecationWarning, match="the parameter is called id now"):
        running.flavour.call(_client(running).get_plant, old_plant="p9")
    assert exchange.requests[0].plant_id == "p9"
    with pytest.raises(TypeError, match="both id and old_plant"):
        running.flavour.call(_client(running).get_plant, id="p1", old_plant="p9")


def test_results_are_also_written_to_a_file(running: Running, tmp_path: Path) -> None:
    running.server.expect(GET, running.server.rpcs[GET].response_type(config='{"a": [1]}'))
    running.flavour.call(_client(running).get_plant, "p1", dest=str(tmp_path / "config.json"), indent=1)
    assert (tmp_path / "config.json").read_text() == '{\n "a": [\n  1\n ]\n}\n'
    assert json.loads((tmp_path / "config.json").read_text()) == {"a": [1]}
    running.server.expect(GET, running.server.rpcs[GET].response_type(config="{}"))
    with pytest.raises(FileNotFoundError):
        running.flavour.call(_client(running).get_plant, "p1", dest=str(tmp_path / "nowhere" / "config.json"))
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize(("limit", "names", "calls"), [(0, "abcde", 3), (2, "ab", 1), (3, "abc", 2), (9, "abcde", 3)])
def test_pages_are_collected_up_to_the_limit(running: Running, limit: int, names: str, calls: int) -> None:
    page = running.server.rpcs[LIST].response_type
    pages = {
        "": page(plants=[{"name": "a"}, {"name": "b"}], next_page_token="t1"),
        "t1": page(plants=[{"name": "c"}, {"name": "d"}], next_page_token="t2"),
        "t2": page(plants=[{"name": "e"}]),
    }
    exchange = running.server.answer(LIST, lambda request: pages[request.page_token])
    plants = running.flavour.call(_client(running).list_plants, "w", limit)
    assert "".join(plant.name for plant in plants) == names
    assert [request.word for request in exchange.requests] == ["w"] * calls
    with pytest.raises(ValueError, match="at_most must be 0"):
        running.flavour.call(_client(running).list_plants, at_most=-1)


def test_streams_are_converted_or_collected(running: Running) -> None:
    page = running.server.rpcs[WATCH].response_type
    replies = [page(plants=[{"name": "a"}]), page(), page(plants=[{"name": "b"}, {"name": "c"}])]
    running.server.expect(WATCH, *replies)
    batches = running.flavour.call(_client(running).watch_plants, "w")
    assert [[plant.name for plant in batch] for batch in batches] == [["a"], [], ["b", "c"]]
    running.server.expect(WATCH, *replies)
    collected = running.flavour.call(_client(running).collect_plants, "w")
    assert [[plant.name for plant in batch] for batch in collected] == [["a"], [], ["b", "c"]]


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 2 * 1024 * 1024 + 5])
def test_uploads_go_in_chunks(running: Running, size: int) -> None:
    path = "/garden.GardenService/UploadPlant"
    exchange = running.server.expect(path, running.server.rpcs[path].response_type(id="r"))
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    assert running.flavour.call(_client(running).upload_plant, "b", data) == "r"
    first, *chunks = exchange.requests
    assert (first.bed.id, first.WhichOneof("content")) == ("b", "bed")
    assert b"".join(chunk.data.data for chunk in chunks) == data
    assert all(len(chunk.data.data) <= 1024 * 1024 for chunk in chunks)
    assert chunks
