"""Custom options: dropped, or kept for the programs that read them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from google.protobuf import descriptor_pb2, duration_pb2, field_mask_pb2, timestamp_pb2
from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet

from generator.inputs import roots, sources
from generator.inputs.sources import marked_imports, sources_of
from tests.support.protos.generated_sdk import Workspace


@pytest.fixture
def site(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory that counts as one that packages are installed in."""
    site = workspace.root / "site"
    site.mkdir()
    monkeypatch.setattr(roots, "installed_roots", lambda: (roots.GOOGLEAPIS_INCLUDE, site))
    monkeypatch.setattr(roots, "has_installed_module", roots.has_installed_module.__wrapped__)
    monkeypatch.setattr(sources, "has_installed_module", roots.has_installed_module)
    monkeypatch.setenv("PYTHONPATH", str(site))
    return site


def _protoc(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "grpc_tools.protoc", *arguments], check=True, timeout=60)


def _run(program: str, workspace: Workspace) -> str:
    program = f"import sys\nsys.path.insert(0, {str(workspace.out)!r})\n{program}"
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert finished.stderr == ""
    return finished.stdout.strip()


def test_options_stay_where_they_are_asked_for(workspace: Workspace) -> None:
    workspace.write(
        {
            "rules.proto": """
            syntax = "proto3";
            package garden;
            import "google/protobuf/descriptor.proto";
            extend google.protobuf.FieldOptions { int32 longest = 53001; }
            message Plate { string text = 1 [(longest) = 40]; }
        """
        }
    )
    program = f"""
from {workspace.package}.proto import rules
options = rules.Plate.DESCRIPTOR.fields_by_name["text"].GetOptions()
print(options.Extensions[rules.longest] if hasattr(rules, "longest") else options.SerializeToString())
"""
    for switch, said in (([], "b''"), (["--keep-options"], "40")):
        assert workspace.run("generate", *switch) == 0
        assert _run(program, workspace) == said


def test_options_that_an_installed_package_defines_are_that_packages(workspace: Workspace, site: Path) -> None:
    """As with rules for validation: who reads them does so through the package, under the names that it has."""
    package = f"rules_{workspace.package}"
    defining = f"""
        syntax = "proto3";
        package {package};
        import "google/protobuf/descriptor.proto";
        message FieldRules {{ int32 longest = 1; }}
        extend google.protobuf.FieldOptions {{ FieldRules field = 53002; }}
    """
    name = f"{package}/rules.proto"
    (site / package).mkdir()
    (site / name).write_text(defining)
    _protoc(f"-I{site}", f"--python_out={site}", name)
    text = f"""
        syntax = "proto3";
        package garden;
        import "{name}";
        message Plate {{ string text = 1 [({package}.field) = {{ longest: 40 }}]; }}
    """
    workspace.write({"plate.proto": text})
    assert workspace.run("generate", "--keep-options") == 0
    assert not list(workspace.made.rglob("rules*"))
    program = f"""
from {package} import rules_pb2
from {workspace.package}.proto.plate import Plate
print(Plate.DESCRIPTOR.fields_by_name["text"].GetOptions().Extensions[rules_pb2.field].longest)
"""
    assert _run(program, workspace) == "40"


def test_protovalidate_reads_its_rules(workspace: Workspace, site: Path) -> None:
    """From an image as buf builds it, with buf's package of the rules' classes installed."""
    rules = _rules_of_protovalidate(workspace.root / "rules.binpb")
    _protoc(f"--descriptor_set_in={rules}", f"--python_out={site}", "buf/validate/validate.proto")
    workspace.write(
        {
            "plate.proto": """
            syntax = "proto3";
            package garden;
            import "buf/validate/validate.proto";
            message Plate { string text = 1 [(buf.validate.field).string.max_len = 5]; }
            message CutRequest { Plate plate = 1 [(buf.validate.field).required = true]; }
            service CuttingService { rpc Cut(CutRequest) returns (Plate); }
        """
        }
    )
    image = workspace.root / "image.binpb"
    _protoc(f"-I{workspace.protos}", f"--descriptor_set_in={rules}", "--include_imports", f"-o{image}", "plate.proto")
    compiled = sources_of(FileDescriptorSet.FromString(image.read_bytes()), ["plate.proto"])
    image.write_bytes(marked_imports(compiled).SerializeToString())
    assert replace(workspace, tree=image).run("generate", "--keep-options") == 0
    program = f"""
from protovalidate import collect_violations
from {workspace.package}.proto.plate import CutRequest, Plate
for request in (CutRequest(), CutRequest(plate=Plate(text="too long")), CutRequest(plate=Plate(text="short"))):
    print([violation.proto.rule_id for violation in collect_violations(request)])
"""
    assert _run(program, workspace).splitlines() == ["['required']", "['string.max_len']", "[]"]


def _rules_of_protovalidate(path: Path) -> Path:
    """Writes a descriptor set of the file that defines the rules: the package has it, but not as a .proto file."""
    validate_pb = pytest.importorskip("protovalidate._gen.buf.validate.validate_pb", reason="needs Python 3.11")
    rules = FileDescriptorProto.FromString(validate_pb.desc().proto.to_binary())
    files = FileDescriptorSet(file=[rules])
    for module in (descriptor_pb2, duration_pb2, field_mask_pb2, timestamp_pb2):
        module.DESCRIPTOR.CopyToProto(files.file.add())
    path.write_bytes(files.SerializeToString())
    return path
