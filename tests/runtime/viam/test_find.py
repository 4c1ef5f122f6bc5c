"""Locations, machines and parts by their names, in a small fleet of two organizations."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud
from viam_cloud.errors import AmbiguousNameError, ClosedError, NameNotFoundError, NotFoundError
from viam_cloud.proto.app import Robot
from viam_cloud.views import RobotPart

pytestmark = pytest.mark.emulator


@dataclass
class Places:
    """Two organizations, `Orchard…` and `Mill…`, whose names no other test has."""

    cloud: Cloud
    orchard: str
    mill: str
    ids: dict[str, str]

    @property
    def app(self) -> Any:
        return self.cloud.flavour.client.app_client

    def call(self, method: str, *args: object, **options: object) -> Any:
        return self.cloud.flavour.call(getattr(self.app, method), *args, **options)


@pytest.fixture
def places(cloud: Cloud) -> Places:
    mark = uuid.uuid4().hex[:8]
    places = Places(cloud, f"Orchard {mark}", f"Mill {mark}", {})
    ids = places.ids
    for name in (places.orchard, places.mill):
        ids[name] = places.call("create_organization", name).id
    ids["Field"] = places.call("create_location", ids[places.orchard], f"Field {mark}").id
    ids["Row 3"] = places.call("create_location", ids[places.orchard], "Row 3", parent_location_id=ids["Field"]).id
    ids["Silo"] = places.call("create_location", ids[places.mill], "Silo").id
    for key, name, place in (
        ("sprayer", f"sprayer-{mark}", "Field"),
        ("sorter", f"sorter-{mark}", "Row 3"),
        ("cart", f"cart-{mark}", "Row 3"),
        ("other cart", f"cart-{mark}", "Silo"),
    ):
        ids[key] = places.call("new_robot", name, ids[place])
    places.call("new_robot_part", ids["sorter"], "arm")
    return places


def _names(places: Places) -> dict[str, str]:
    mark = places.mill.removeprefix("Mill ")
    whole = f"{places.orchard}/Field {mark}/Row 3/sorter-{mark}"
    part = next(part for part in places.call("get_robot_parts", places.ids["sorter"]) if part.main_part)
    return {
        "whole path": whole,
        "slashes around": f"/{whole}/",
        "end of a path": f"Row 3/sorter-{mark}",
        "name": f"sorter-{mark}",
        "ID": places.ids["sorter"],
        "host name": part.fqdn,
        "local host name": part.local_fqdn.upper(),
    }


def test_a_machine_by_everything_that_it_is_called(places: Places) -> None:
    names = _names(places)
    assert {kind: places.call("find_machine", name).id for kind, name in names.items()} == dict.fromkeys(
        names, places.ids["sorter"]
    )


def test_a_part_by_everything_that_it_is_called(places: Places) -> None:
    main, arm = places.call("get_robot_parts", places.ids["sorter"])
    mark = places.mill.removeprefix("Mill ")
    for name in (*_names(places).values(), f"sorter-{mark}-main", f"Row 3/sorter-{mark}/sorter-{mark}-main", main.id):
        if name != places.ids["sorter"]:
            assert places.call("find_part", name) == main
    assert places.call("find_part", f"sorter-{mark}/arm") == arm
    assert places.call("find_part", arm.fqdn) == arm


def test_a_location_by_path_name_and_id(places: Places) -> None:
    mark = places.mill.removeprefix("Mill ")
    for name in (f"{places.orchard}/Field {mark}", f"Field {mark}", places.ids["Field"]):
        assert places.call("find_location", name).id == places.ids["Field"]
    assert places.call("find_location", f"Field {mark}/Row 3").id == places.ids["Row 3"]


def test_two_of_one_name_are_told_apart_by_their_paths(places: Places) -> None:
    mark = places.mill.removeprefix("Mill ")
    with pytest.raises(AmbiguousNameError) as raised:
        places.call("find_machine", f"cart-{mark}")
    assert raised.value.found == (f"{places.mill}/Silo/cart-{mark}", f"{places.orchard}/Field {mark}/Row 3/cart-{mark}")
    assert "Silo" in str(raised.value)
    assert "Row 3" in str(raised.value)
    assert places.call("find_machine", f"Silo/cart-{mark}").id == places.ids["other cart"]


def test_none_of_that_name_says_what_there_is(places: Places) -> None:
    mark = places.mill.removeprefix("Mill ")
    field = f"{places.orchard}/Field {mark}"
    with pytest.raises(NameNotFoundError, match="has 'Row 3' and 'sprayer") as raised:
        places.call("find_machine", f"{field}/Row 4/sorter-{mark}")
    assert raised.value.found == (f"{field}/Row 3", f"{field}/sprayer-{mark}")
    with pytest.raises(NameNotFoundError, match=f"did you mean .*/sorter-{mark}'"):
        places.call("find_machine", f"sortr-{mark}")
    with pytest.raises(NameNotFoundError, match=f"has 'arm' and 'sorter-{mark}-main'"):
        places.call("find_part", f"sorter-{mark}/leg")


@pytest.mark.parametrize("method", ["find_machine", "find_part"])
def test_an_unknown_id_or_host(method: str, places: Places) -> None:
    with pytest.raises(NameNotFoundError, match="ID") as raised:
        places.call(method, str(uuid.uuid4()))
    assert isinstance(raised.value.__cause__, NotFoundError)
    with pytest.raises(NameNotFoundError, match="no location 'nowhere'"):
        places.call(method, "sorter-main.nowhere.viam.cloud")
    with pytest.raises(NameNotFoundError, match="none of that name"):
        places.call(method, f"stranger-main.{places.ids['Row 3']}.viam.cloud")


@pytest.mark.parametrize("method", ["find_machine", "find_location", "find_part"])
def test_no_name_is_sent_nowhere(method: str, places: Places) -> None:
    with pytest.raises(ValueError, match="name is empty"):
        places.call(method, " / ")
    with pytest.raises(TypeError, match="expected str, got int"):
        places.call(method, 5)


@pytest.fixture
def sent(places: Places, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the methods of the client that are called from here on."""
    names: list[str] = []

    def noting(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            names.append(name)
            return method(*args, **options)

        return call

    client_type = type(places.app)
    for name in ("list_organizations", "list_locations", "list_robots_for_org", "get_robot", "get_robot_parts"):
        monkeypatch.setattr(client_type, name, noting(name, getattr(client_type, name)))
    return names


def test_few_calls(places: Places, sent: list[str]) -> None:
    names = _names(places)
    sent.clear()
    places.call("find_machine", names["whole path"])
    assert sent == ["list_organizations", "list_locations", "list_robots_for_org"]
    sent.clear()
    places.call("find_machine", names["ID"])
    assert sent == ["get_robot"]


def test_all_machines_and_parts_one_by_one(places: Places, sent: list[str]) -> None:
    ids = places.ids
    machines = places.app.iter_machines(ids[places.orchard])
    assert machines.item_type is Robot
    assert sent == []
    assert [machine.id for machine in places.cloud.flavour.collect(machines)] == [
        ids[key] for key in ("sprayer", "sorter", "cart")
    ]
    assert sent == ["list_robots_for_org"]
    everything = places.call("iter_machines")
    assert {ids[key] for key in ("sprayer", "sorter", "cart", "other cart")} <= {machine.id for machine in everything}
    parts = places.call("iter_parts", ids[places.orchard])
    assert [part.robot for part in parts] == [ids[key] for key in ("sprayer", "sorter", "sorter", "cart")]
    assert all(isinstance(part, RobotPart) for part in parts)


def test_more_machines_than_are_asked_for_at_a_time(places: Places) -> None:
    for number in range(11):
        places.call("new_robot", f"extra {number}", places.ids["Silo"])
    parts = places.call("iter_parts", places.ids[places.mill])
    assert [part.name for part in parts[1:]] == [f"extra {number}-main" for number in range(11)]


def test_parts_that_use_a_fragment(places: Places) -> None:
    fragment = places.call("create_fragment", places.ids[places.orchard], "pump", {"components": []}).id
    [part] = places.call("get_robot_parts", places.ids["cart"])
    places.call("update_robot_part", part.id, part.name, {"fragments": [{"id": fragment}]})
    [using] = places.call("iter_parts", places.ids[places.orchard], fragment_id=fragment)
    assert using.id == part.id
    assert using.robot_config["fragments"] == [{"id": fragment}]
    assert part.id in {part.id for part in places.call("iter_parts", fragment_id=fragment)}


def test_errors_and_endings_of_iterators(places: Places) -> None:
    with pytest.raises(NotFoundError):
        places.call("iter_machines", str(uuid.uuid4()))
    machines = places.app.iter_machines(places.ids[places.orchard])
    places.cloud.flavour.next(machines)
    machines.close()
    with pytest.raises(ClosedError):
        places.cloud.flavour.next(machines)


def test_a_machine_that_is_deleted_meanwhile_is_left_out(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = places.app.iter_parts(places.ids[places.orchard])
    client_type, gone = type(places.app), places.ids["sorter"]
    get_robot_parts = client_type.get_robot_parts

    def get(self: Any, robot_id: str, **options: Any) -> Any:
        return get_robot_parts(self, str(uuid.uuid4()) if robot_id == gone else robot_id, **options)

    monkeypatch.setattr(client_type, "get_robot_parts", get)
    assert [part.robot for part in places.cloud.flavour.collect(parts)] == [
        places.ids["sprayer"],
        places.ids["cart"],
    ]
