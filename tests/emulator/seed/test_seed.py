"""Seed files: what they make, and what they say when something in them is wrong."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import datetime, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.emulator.fleet import names
from tests.support.emulator.raw_calls import sign_in
from viam_cloud import ViamClient
from viam_cloud.methods import app_service, data_service
from viam_cloud.proto import app
from viam_cloud.proto.app import data
from viam_cloud.utils import create_filter
from viam_cloud_emulator import Emulator, SeedError
from viam_cloud_emulator.seed.read import read_seed

KEY_ID = "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
SECRET = "a secret of my own choice"
FLEET = f"""
organizations:
  - name: Acme
    public_namespace: acme
    keys:
      - {{name: ci, id: {KEY_ID}, secret: "{SECRET}"}}
    locations:
      - name: Plant
        keys: [{{name: visitor, role: operator}}]
        locations:
          - name: Hall 1
            machines:
              - name: picker
                keys: [{{name: picker-key}}]
                parts:
                  - name: picker-main
                    config:
                      components: [{{name: arm, model: fake, attributes: {{speed: 2, since: 2024-05-01}}}}]
                    files:
                      - path: captures/log.txt
                        tags: [seeded, log]
                        component_name: logger
                        mime_type: text/x-log
                        time: 2024-05-01T12:00:00Z
                  - name: picker-arm
  - name: Empty
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "seed.yaml"
        path.write_text(textwrap.dedent(text))
        return path

    return write


@pytest.fixture
def fleet_file(write: Callable[[str], Path], tmp_path: Path) -> Path:
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / "log.txt").write_text("all is well\n")
    return write(FLEET)


def _organizations(client: ViamClient) -> list[app.Organization]:
    return list(client.call(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest()).organizations)


def _locations(client: ViamClient, organization: app.Organization) -> list[app.Location]:
    request = app.ListLocationsRequest(organization_id=organization.id)
    return list(client.call(app_service.LIST_LOCATIONS, request).locations)


def test_the_fleet(fleet_file: Path) -> None:
    with Emulator(seed=fleet_file) as emulator, emulator.client() as client:
        acme, empty = _organizations(client)
        assert (acme.name, acme.public_namespace, empty.name) == ("Acme", "acme", "Empty")
        plant, hall = _locations(client, acme)
        assert (plant.name, hall.name, hall.parent_location_id) == ("Plant", "Hall 1", plant.id)
        robots = client.call(app_service.LIST_ROBOTS, app.ListRobotsRequest(location_id=hall.id)).robots
        assert names(robots) == ["picker"]
        request = app.GetRobotPartsRequest(robot_id=robots[0].id)
        main, arm = client.call(app_service.GET_ROBOT_PARTS, request).parts
        assert [(part.name, part.main_part) for part in (main, arm)] == [("picker-main", True), ("picker-arm", False)]
        component = main.robot_config["components"][0]
        assert (component["model"], component["attributes"]["speed"]) == ("fake", 2)
        # Dates stay as they were written: JSON has none.
        assert component["attributes"]["since"] == "2024-05-01"
        assert not _locations(client, empty)


def test_files(fleet_file: Path) -> None:
    with Emulator(seed=fleet_file) as emulator, emulator.client() as client:
        request = data.BinaryDataByFilterRequest(data_request=data.DataRequest(), include_binary=True)
        [file] = client.call(data_service.BINARY_DATA_BY_FILTER, request).data
    assert file.binary == b"all is well\n"
    assert (file.metadata.file_name, file.metadata.file_ext) == ("log", ".txt")
    assert file.metadata.time_requested.ToDatetime(timezone.utc) == datetime(2024, 5, 1, 12, tzinfo=timezone.utc)
    capture = file.metadata.capture_metadata
    assert (list(capture.tags), capture.component_name) == (["seeded", "log"], "logger")
    assert (capture.mime_type, capture.part_name) == ("text/x-log", "picker-main")


def test_readings(write: Callable[[str], Path]) -> None:
    path = write("""
        organizations:
          - name: Acme
            locations:
              - name: Plant
                machines:
                  - name: picker
                    parts:
                      - name: picker-main
                        readings:
                          - component_name: thermometer
                            start: 2024-05-01T12:00:00+02:00
                            interval_seconds: 0.5
                            tags: [seeded]
                            values:
                              - {celsius: 20.5}
                              - {celsius: 21}
                              - {celsius: 19.25}
    """)
    with Emulator(seed=path) as emulator, emulator.client() as client:
        request = data.TabularDataByFilterRequest(data_request=data.DataRequest(sort_order=data.Order.ORDER_ASCENDING))
        rows = client.call(data_service.TABULAR_DATA_BY_FILTER, request).data
    start = datetime(2024, 5, 1, 10, tzinfo=timezone.utc).timestamp()
    assert [(row.time_requested.ToNanoseconds() / 1e9 - start, row.data["readings"]["celsius"]) for row in rows] == [
        (0, 20.5),
        (0.5, 21),
        (1, 19.25),
    ]


def test_datasets(write: Callable[[str], Path], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    path = write("""
        organizations:
          - name: Acme
            datasets: [crates, unused]
            locations:
              - name: Plant
                machines:
                  - name: picker
                    parts:
                      - {name: picker-main, files: [{path: a.txt, datasets: [crates]}]}
    """)
    with Emulator(seed=path) as emulator, emulator.client() as client:
        [acme] = _organizations(client)
        datasets = {each.name: each.id for each in client.data_client.list_datasets_by_organization_id(acme.id)}
        assert list(datasets) == ["crates", "unused"]
        [file], _, _ = client.data_client.binary_data_by_filter(create_filter(organization_ids=[acme.id]))
        assert list(file.metadata.dataset_ids) == [datasets["crates"]]


def test_mappings_that_take_over_others(write: Callable[[str], Path]) -> None:
    path = write("""
        organizations:
          - &first {name: First, datasets: [crates], locations: [{name: Plant}]}
          - {<<: *first, name: Second}
    """)
    first, second = read_seed(path).organizations
    assert (first.name, second.name) == ("First", "Second")
    assert (second.datasets, second.locations[0].name) == (["crates"], "Plant")


def test_keys(fleet_file: Path) -> None:
    with Emulator(seed=fleet_file) as emulator, emulator.client() as client:
        keys = {key.name: key for key in emulator.seeded_keys}
        assert list(keys) == ["ci", "visitor", "picker-key"]
        assert (keys["ci"].id, keys["ci"].secret) == (KEY_ID, SECRET)
        for key in keys.values():
            assert sign_in(emulator, key.id, key.secret)
            assert key.secret not in repr(key)
        acme, _ = _organizations(client)
        listed = client.call(app_service.LIST_KEYS, app.ListKeysRequest(org_id=acme.id)).api_keys
    authorizations = {each.api_key.name: each.authorizations[0].authorization_id for each in listed}
    assert authorizations == {"ci": "organization_owner", "visitor": "location_operator", "picker-key": "robot_owner"}


def test_a_restart_leaves_what_is_there(fleet_file: Path, tmp_path: Path) -> None:
    with Emulator(data=tmp_path / "data", seed=fleet_file) as emulator, emulator.client() as client:
        acme, empty = _organizations(client)
        client.call(app_service.DELETE_ORGANIZATION, app.DeleteOrganizationRequest(organization_id=empty.id))
    with Emulator(data=tmp_path / "data", seed=fleet_file) as emulator, emulator.client() as client:
        assert _organizations(client)[0].id == acme.id
        # What is missing is made again.
        assert names(_organizations(client)) == ["Acme", "Empty"]
        assert emulator.seeded_keys == ()


def test_an_organization_is_seeded_as_a_whole_or_not_at_all(write: Callable[[str], Path], tmp_path: Path) -> None:
    path = write("""
        organizations:
          - name: Whole
          - name: Half
            locations:
              - name: Plant
                locations: [{name: Hall, machines: [{name: picker}]}]
                machines:
                  - name: picker
                  - name: picker
    """)
    with pytest.raises(SeedError) as caught, Emulator(data=tmp_path / "data", seed=path):
        pass
    assert f"{path}:10: organizations[1].locations[0].machines[1]: " in str(caught.value)
    assert "a machine named 'picker' already" in str(caught.value)
    with Emulator(data=tmp_path / "data") as emulator, emulator.client() as client:
        assert names(_organizations(client)) == ["Whole"]


# Each line has eight times as many values as the one before.
_LAUGHS = "\n".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]" for before, name in pairwise("abcdefghij"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty"),
        ("- a list", ":1: must be a mapping"),
        ("organizations: {name: Acme}", ":1: organizations: must be a list"),
        ("organizations: [Acme]", ":1: organizations[0]: must be a mapping"),
        ("organizations: [{}]", ":1: organizations[0]: name is missing"),
        ("organizations:\n- name: ' '", ":2: organizations[0].name: must not be empty"),
        ("organizations:\n- name: on", ":2: organizations[0].name: must be text; in quotes"),
        ("organizations:\n- {name: A}\n- {name: A}", ":3: organizations[1]: there is another organization named 'A'"),
        ("organizations:\n- name: A\n  name: B", ":3: organizations[0].name: is there twice"),
        (
            "organizations:\n- name: A\n  loactions: []",
            ":3: organizations[0].loactions: is no key that is known here; did you mean locations?",
        ),
        ("organisations: []", "did you mean organizations?"),
        ("organizations: [{name: A, keys: [{name: k, role: boss}]}]", "must be 'owner' or 'operator'"),
        ("organizations: [{name: A, keys: [{name: k, id: '7'}]}]", "keys[0].id: must be a UUID"),
        ("organizations: [{name: A, keys: [{name: k, secret: short}]}]", "keys[0].secret: must have at least 16"),
        ("a: [", "this is not YAML"),
        ("a: &a [*a]\norganizations: []", ":1: a: is no key"),
        ("organizations: [{name: A, locations: &l [{name: L, locations: *l}]}]", "contains itself"),
        ("organizations: [{name: !!python/object:os.system {}}]", "organizations[0].name: is no plain YAML"),
        ("a: &a [1, 1, 1, 1, 1, 1, 1, 1]\n" + _LAUGHS, "aliases repeat more than 100,000 values"),
        ("a: " + "[" * 5000 + "]" * 5000, "nests too deeply"),
        ("organizations: [{name: A, public_namespace: 'No Namespace'}]", "organizations[0]: public_namespace"),
    ],
)
def test_problems_and_their_places(write: Callable[[str], Path], text: str, problem: str) -> None:
    with pytest.raises(SeedError) as caught, Emulator(seed=write(text)):
        pass
    assert problem in str(caught.value)


PART = "organizations: [{name: A, locations: [{name: L, machines: [{name: M, parts: [{name: P, %s}]}]}]}]"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("config: 7", "parts[0].config: must be a mapping"),
        ("config: {a: .nan}", "parts[0].config: has something that JSON cannot express"),
        ("config: {a: !!binary aGk=}", "parts[0].config: has something that JSON cannot express"),
        ("config: &c {a: *c}", "parts[0].config: has something that JSON cannot express"),
        ("config: {a: !!python/object:os.system {}}", "parts[0].config: has something that JSON cannot express"),
        ("config: {a: 1" + "0" * 400 + "}", "parts[0]: "),
        ("files: [{}]", "files[0]: path is missing"),
        ("files: [{path: nowhere.txt}]", "files[0].path: there is no file"),
        ("files: [{path: seed.yaml, time: yesterday}]", "files[0].time: 'yesterday' is no time"),
        ("files: [{path: seed.yaml, tags: log}]", "files[0].tags: must be a list"),
        ("files: [{path: seed.yaml, datasets: [cats]}]", "files[0].datasets: 'cats' is not among the datasets of 'A'"),
        ("readings: [{component_name: t}]", "readings[0]: values is missing"),
        ("readings: [{component_name: t, values: []}]", "readings[0].values: must not be empty"),
        ("readings: [{component_name: t, interval_seconds: .nan, values: [{a: 1}]}]", "must be a number"),
        ("readings: [{component_name: t, values: [20]}]", "readings[0].values[0]: must be a mapping"),
        ("readings: [{component_name: t, interval_seconds: -1, values: [{a: 1}]}]", "must be a number from 0"),
        (
            "readings: [{component_name: t, interval_seconds: true, values: [{a: 1}]}]",
            "interval_seconds: must be a number",
        ),
        ("readings: [{component_name: t, start: 9999-12-31T23:59:59Z, values: [{a: 1}, {a: 2}]}]", "readings[0]: "),
    ],
)
def test_problems_of_parts(write: Callable[[str], Path], text: str, problem: str) -> None:
    with pytest.raises(SeedError) as caught, Emulator(seed=write(PART % text)):
        pass
    assert problem in str(caught.value)


def test_every_problem_is_named(write: Callable[[str], Path]) -> None:
    path = write("organizations:\n- nmae: A\n- name: 7\n  keys: 8\n")
    with pytest.raises(SeedError) as caught:
        read_seed(path)
    assert [line.removeprefix(f"{path}:").partition(":")[0] for line in str(caught.value).splitlines()] == list("2234")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"nowhere\.yaml: No such file"):
        read_seed(tmp_path / "nowhere.yaml")


def test_a_key_id_that_is_taken(write: Callable[[str], Path]) -> None:
    path = write(f"organizations:\n- name: A\n  keys:\n  - {{name: a, id: {KEY_ID}}}\n  - {{name: b, id: {KEY_ID}}}\n")
    with pytest.raises(SeedError, match=r":5: organizations\[0\]\.keys\[1\]: there is an API key with the ID"):
        Emulator(seed=path).start()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["organizations", "name", "locations", "machines", "parts", "keys", "members", "online", "registry"]
                ),
                inner,
            )
        ),
    )
)
def test_any_shape_is_a_seed_or_an_error_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    yaml = pytest.importorskip("yaml")
    path = tmp_path_factory.mktemp("seed") / "seed.yaml"
    path.write_text(yaml.safe_dump(value))
    try:
        read_seed(path)
    except SeedError as error:
        message = str(error)
        assert all(line.startswith(str(path)) for line in message.splitlines())
    else:
        assert isinstance(value, dict)
        assert not value.keys() - {"organizations", "publishers"}
