"""Where .proto files come from: several roots, descriptor sets, images of buf, installed packages; and roots that are wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from google.protobuf.compiler.plugin_pb2 import CodeGeneratorRequest
from google.protobuf.descriptor_pb2 import FileDescriptorSet

from generator.cli import main
from generator.inputs.imports import read_header
from generator.inputs.sources import marked_imports, read_descriptor_set, read_sources
from generator.plugin import respond
from tests.support.protos.generated_sdk import Workspace

_SPOT = """
    syntax = "proto3";
    package common.v1;
    message Spot { double x = 1; }
    service SpotService { rpc FindSpot(Spot) returns (Spot); }
"""
_BED = """
    syntax = "proto3";
    package beds.v1;
    import "common/v1/common.proto";
    service BedService { rpc GetBed(common.v1.Spot) returns (Bed); }
    message Bed { common.v1.Spot spot = 1; }
"""


def _said(workspace: Workspace, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    assert workspace.run("generate", *options) == 1
    assert not workspace.out.exists()
    return [line.replace(str(workspace.root), "") for line in capsys.readouterr().err.splitlines()[:-1]]


def test_a_root_that_is_too_high_is_one_line(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(
        {
            "api/proto/common/v1/common.proto": _SPOT,
            "api/proto/beds/v1/beds.proto": _BED,
            "api/proto/beds/v1/more.proto": 'syntax = "proto3"; package beds.v1; import "beds/v1/beds.proto";',
        }
    )
    assert _said(workspace, capsys) == [
        "/protos: 2 files import what is below api/proto, such as common/v1/common.proto; "
        "did you mean --protos /protos/api/proto?"
    ]


def test_a_second_root_in_the_tree_is_one_to_include(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"third_party/common/v1/common.proto": _SPOT, "beds/v1/beds.proto": _BED}
    user = 'syntax = "proto3"; package beds.v1; import "beds/v1/beds.proto";'
    workspace.write({**files, "beds/v1/user.proto": user})
    [problem] = _said(workspace, capsys)
    assert problem.endswith("did you mean --include /protos/third_party?")
    assert workspace.run("generate", "--include", str(workspace.protos / "third_party")) == 0
    assert (workspace.made / "proto" / "common" / "common.py").is_file() or list(workspace.made.rglob("common.py"))
    assert [path.name for path in workspace.made.glob("*_client.py")] == ["bed_client.py"]


def test_a_root_that_is_too_deep_is_one_line(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"beds/v1/beds.proto": _BED})
    (workspace.root / "common/v1").mkdir(parents=True)
    (workspace.root / "common/v1/common.proto").write_text(_SPOT)
    [problem] = _said(workspace, capsys)
    assert problem.startswith("/protos: beds/v1/beds.proto imports common/v1/common.proto, which ")
    assert "did you mean --protos" in problem


def test_a_file_that_many_import_is_missing_once(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'syntax = "proto3";\npackage a{0};\n/* import "no.proto"; */ import "soil/v1/soil.proto";'
    workspace.write({f"a{index}.proto": text.format(index) for index in range(5)})
    workspace.write({"b.proto": 'syntax = "proto3"; package b; message M { Missing m = 1; }'})
    problems = _said(workspace, capsys)
    assert problems[0].startswith(
        '/protos/a0.proto:3:26: imports "soil/v1/soil.proto", as 4 other files do, which is not in the proto tree'
    )
    assert problems[1:] == ['/protos/b.proto:1:43: "Missing" is not defined.']


def test_what_is_only_imported_lends_its_messages(workspace: Workspace) -> None:
    workspace.write({"beds/v1/beds.proto": _BED})
    for name, text in {"common/v1/common.proto": _SPOT, "unused.proto": "no proto at all"}.items():
        path = workspace.root / "shared" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert workspace.run("generate", "--include", str(workspace.root / "shared")) == 0
    assert sorted(path.name for path in workspace.made.glob("*_client.py")) == ["bed_client.py"]
    spot = workspace.module("proto.common").Spot(x=1)
    assert workspace.module("proto.beds").Bed(spot=spot).spot.x == 1
    kept = read_descriptor_set(workspace.made / "descriptors.binpb")
    assert kept.imported_names == {"common/v1/common.proto"}
    assert workspace.run("check", "--include", str(workspace.root / "shared")) == 0
    command = ["diff", str(workspace.protos), "--include", str(workspace.root / "shared"), "--fail-on", "any"]
    assert workspace.run(*command) == 0


def test_a_directory_to_include_has_to_be_there(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": 'syntax = "proto3"; package a; message M {}'})
    assert _said(workspace, capsys, "--include", "nowhere") == ["--include nowhere: no such directory"]


def _compiled(workspace: Workspace, files: Mapping[str, str]) -> FileDescriptorSet:
    workspace.write(files)
    return read_sources(workspace.protos).files


def test_descriptor_sets_and_images_of_buf(workspace: Workspace) -> None:
    files = _compiled(workspace, {"common/v1/common.proto": _SPOT, "beds/v1/beds.proto": "// Beds." + _BED})
    given = workspace.root / "api.binpb"
    given.write_bytes(files.SerializeToString())
    assert read_sources(given).imported_names == frozenset()
    for file in files.file:
        if file.name.startswith("common"):
            file.MergeFromString(bytes([0xD2, 0xF6, 0x03, 0x02, 0x08, 0x01]))
    given.write_bytes(files.SerializeToString())
    sources = read_sources(given)
    assert sources.imported_names == {"common/v1/common.proto"}
    assert [file.name for file in sources.service_files] == ["beds/v1/beds.proto"]
    assert marked_imports(sources) == sources.files
    command = ["--protos", str(given), "--package", workspace.package, "--out", str(workspace.out)]
    assert main(command) == 0
    assert workspace.module("bed_client").BedClient.get_bed


def test_descriptors_that_are_unsound_are_refused(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    files = _compiled(workspace, {"common/v1/common.proto": _SPOT, "beds/v1/beds.proto": _BED})
    files.file[-1].message_type[0].field[0].type_name = ".beds.v1.Nothing"
    given = workspace.root / "api.binpb"
    given.write_bytes(files.SerializeToString())
    assert main(["--protos", str(given), "--package", "x", "--out", str(workspace.out)]) == 1
    assert "beds.v1.Nothing" in capsys.readouterr().err


def test_google_longrunning_comes_with_googleapis(workspace: Workspace) -> None:
    workspace.write(
        {
            "job.proto": """
            syntax = "proto3";
            package jobs;
            import "google/longrunning/operations.proto";
            message Job { google.longrunning.Operation operation = 1; }
        """
        }
    )
    assert workspace.run() == 0
    operation = workspace.module("proto.job").Job(operation={"name": "o1"}).operation
    assert operation.DESCRIPTOR.full_name == "google.longrunning.Operation"


@pytest.mark.parametrize(
    ("text", "imports"),
    [
        ('import "a.proto";import public "b.proto";\nimport weak\n\'c.proto\';', ["a.proto", "b.proto", "c.proto"]),
        ('// import "a.proto";\n/* import "b.proto"; */ message M { string import = 1; }', []),
        ('message M { option (x) = { import: "no" }; }\nimport "a" ".proto";', ["a.proto"]),
        ('option java_package = "import \\"a.proto\\";"; import "b.proto"', []),
        ('/* never closed import "a.proto";', []),
        ("", []),
    ],
)
def test_imports_are_read_as_protoc_would(text: str, imports: list[str]) -> None:
    assert [found.name for found in read_header("x.proto", text).imports] == imports


def test_an_edition_that_is_too_new_is_said_with_what_to_do(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.write({"garden/seed.proto": '// Seeds.\nedition = "2024";\npackage garden;\n'})
    [problem] = _said(workspace, capsys)
    assert problem.startswith("/protos/garden/seed.proto:2:1: edition 2024 needs a newer protoc")


def test_it_answers_protoc(workspace: Workspace) -> None:
    files = _compiled(workspace, {"common/v1/common.proto": _SPOT, "beds/v1/beds.proto": _BED})
    request = CodeGeneratorRequest(
        file_to_generate=["beds/v1/beds.proto"],
        parameter=f"package={workspace.package},self_contained=true",
        proto_file=files.file,
    )
    response = respond(request)
    assert not response.error
    names = {file.name for file in response.file}
    assert {f"{workspace.package}/{name}" for name in ("bed_client.py", "aio/bed_client.py", "py.typed")} <= names
    assert f"{workspace.package}/spot_client.py" not in names
    assert f"{workspace.package}/_runtime/errors.py" in names
    refused = respond(CodeGeneratorRequest(file_to_generate=["x.proto"], parameter="pakage=acme"))
    assert "did you mean package?" in refused.error


def test_protoc_runs_it(workspace: Workspace) -> None:
    workspace.write(
        {"a.proto": 'syntax = "proto3"; package a; message M {} service AService { rpc Get(M) returns (M); }'}
    )
    plugin = workspace.root / "protoc-gen-viam-cloud"
    root = Path(__file__).parents[3]
    plugin.write_text(f'#!/bin/sh\nPYTHONPATH="{root}:{root / "src"}" exec "{sys.executable}" -m generator.plugin\n')
    plugin.chmod(0o755)
    workspace.out.mkdir()
    command = [sys.executable, "-m", "grpc_tools.protoc", f"-I{workspace.protos}", f"--plugin={plugin}"]
    command += [f"--viam-cloud_out={workspace.out}", f"--viam-cloud_opt=package={workspace.package}", "a.proto"]
    subprocess.run(command, check=True, timeout=120)
    assert workspace.module("a_client").AClient.get


def test_options_come_from_the_project(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.write({"a.proto": 'syntax = "proto3"; package a; message M {}'})
    project = workspace.root / "pyproject.toml"
    table = f'[tool.viam-cloud-generator]\nprotos = "protos"\nout = "out"\npackage = "{workspace.package}"\n'
    project.write_text(table)
    (workspace.root / "deep").mkdir()
    monkeypatch.chdir(workspace.root / "deep")
    assert main([]) == 0
    assert (workspace.made / "proto" / "a.py").is_file()
    project.write_text(f"{table}packge = 'x'\n")
    assert main([]) == 1
    assert f"{project}:tool.viam-cloud-generator.packge: no such key" in capsys.readouterr().err
    project.write_text('[tool.viam-cloud-generator]\nprotos = "../protos"\n')
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("--package: say what to call the Python package, such as acme")


def test_what_is_wrong_is_told_of_many_files_and_then_has_an_end(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.write(
        {
            f"a{index}.proto": f'syntax = "proto3"; package a{index}; message M {{ Missing m = 1; }}'
            for index in range(25)
        }
    )
    *problems, last = _said(workspace, capsys)
    assert len(problems) == 20
    assert all("is not defined" in problem for problem in problems)
    assert last == "protoc: there may be more, in 5 files that were not looked at"
