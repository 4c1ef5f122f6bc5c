"""Methods and parameters that are gone: for one release, using them says what to do instead."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support import flavours
from tests.support.protos.generated_sdk import Running, Workspace
from tests.support.waiting import LIMIT

PROTO = """
    syntax = "proto3";
    package garden;
    message Ask { string id = 1; }
    message Plant { string id = 1; }
    service GardenService { rpc GetPlant(Ask) returns (Plant); }
"""
METADATA = """
    [client]
    name = "GardenClient"
    services = ["garden.GardenService"]

    [GetPlant]
    result = "id"
    [GetPlant.params]
    plant = { field = "id", aliases = ["flower"] }

    [removed.pick_plant]
    since = "0.2"
    use = "garden_client.get_plant"

    [removed."get_plant.colour"]
    since = "0.3"
    use = "the plant's own colour"
"""
FILES = {"garden.proto": PROTO, "methods/garden.toml": METADATA}


@pytest.fixture
def running(run_sdk: Callable[[Mapping[str, str]], Running]) -> Running:
    return run_sdk(FILES)


def test_a_method_that_is_gone(running: Running) -> None:
    client: Any = running.client
    message = r"GardenClient\.pick_plant was removed in 0\.2; use garden_client\.get_plant"
    with pytest.warns(DeprecationWarning, match=message) as warned, pytest.raises(AttributeError, match=message):
        client.garden_client.pick_plant("rose", deep=True)
    assert warned[0].filename == __file__


def test_it_is_gone_from_raw_too(running: Running) -> None:
    client: Any = running.client
    message = r"RawGardenClient\.pick_plant was removed in 0\.2"
    with pytest.warns(DeprecationWarning, match=message), pytest.raises(AttributeError, match=message):
        client.garden_client.raw.pick_plant()


def test_a_parameter_that_is_gone(running: Running) -> None:
    client: Any = running.client
    message = r"get_plant\(colour=…\) was removed in 0\.3; use the plant's own colour"
    with pytest.warns(DeprecationWarning, match=message) as warned, pytest.raises(TypeError, match=message):
        running.flavour.call(client.garden_client.get_plant, "1", colour="red")
    assert warned[0].filename == flavours.__file__  # which calls the method
    running.flavour.call(client.garden_client.get_plant, "1")
    with pytest.warns(DeprecationWarning, match="the parameter is called plant now") as warned:
        running.flavour.call(client.garden_client.get_plant, flower="1")
    assert warned[0].filename == flavours.__file__


def test_type_checkers_know(workspace: Workspace, tmp_path: Path) -> None:
    workspace.write(FILES)
    assert workspace.run() == 0
    assert workspace.type_errors() == ""
    script = tmp_path / "script.py"
    script.write_text(
        f"from {workspace.package} import Client\n"
        "client = Client('localhost:1', insecure=True).garden_client\n"
        "reveal_type(client.get_plant('1'))\n"
        "client.get_plant('1', colour='red')\n"
        "client.pick_plant('rose')\n"
    )
    command = [sys.executable, "-m", "mypy", "--enable-error-code", "deprecated", "--follow-imports", "silent"]
    root = Path(__file__).parents[2]
    finished = subprocess.run(
        [*command, "--cache-dir", str(tmp_path / "cache"), str(script)],
        cwd=tmp_path,
        env={"PATH": "", "MYPYPATH": f"{workspace.out}:{root / 'src'}"},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    said = finished.stdout
    assert 'Revealed type is "str"' in said or 'Revealed type is "builtins.str"' in said, said
    assert "script.py:4: error: overload" in said, said
    assert "is deprecated: colour was removed in 0.3; use the plant's own colour" in said
    assert "pick_plant is deprecated: removed in 0.2; use garden_client.get_plant" in said, said


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("get_plant", "methods/garden.toml:removed.get_plant: is a method of the client; drop this table"),
        ('"get_plant.id"', 'methods/garden.toml:removed."get_plant.id": is a parameter of get_plant; drop this table'),
        ('"get_plan.x"', 'methods/garden.toml:removed."get_plan.x": no method get_plan in this client; did you mean'),
    ],
)
def test_what_is_still_there(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], table: str, problem: str
) -> None:
    head = '[client]\nname = "GardenClient"\nservices = ["garden.GardenService"]\n'
    workspace.write(
        {"garden.proto": PROTO, "methods/garden.toml": f'{head}[removed.{table}]\nsince = "1"\nuse = "x"\n'}
    )
    assert workspace.run() == 1
    assert problem in capsys.readouterr().err
