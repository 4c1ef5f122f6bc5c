"""Message classes and their stubs: protoc's Python plugin and mypy-protobuf, on the renamed descriptors."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorSet

from generator.inputs.sources import Sources
from generator.model.plan.modules import renamed_files
from generator.output.render import BANNER
from generator.problems import GenerationError, Problem

# What pyright must not ask of files that other tools write.
_PYRIGHT = {
    # Files that import others publicly take names from them that those have not themselves.
    ".py": "# pyright: basic, reportAttributeAccessIssue=false",
    ".pyi": "# pyright: basic, reportIncompatibleVariableOverride=false",
}


def write_messages(renamed: FileDescriptorSet, sources: Sources, pb2_folder: str, out: Path) -> None:
    """Writes `<pb2_folder>/**/*_pb2.py` and `.pyi` below `out`."""
    descriptors = out / "renamed.binpb"
    descriptors.write_bytes(renamed.SerializeToString(deterministic=True))
    plugin = Path(sysconfig.get_path("scripts")) / "protoc-gen-mypy"
    command = [sys.executable, "-m", "grpc_tools.protoc", f"--descriptor_set_in={descriptors}"]
    command += [f"--python_out={out}", f"--mypy_out=quiet:{out}", f"--plugin=protoc-gen-mypy={plugin}"]
    command += sorted(renamed_files(pb2_folder, sources.own_names).values())
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    descriptors.unlink()
    if finished.returncode != 0:
        lines = [line for line in finished.stderr.splitlines() if line.strip()]
        raise GenerationError([Problem("protoc", line) for line in lines] or [Problem("protoc", "failed")])
    for path in sorted(out.rglob("*_pb2.py*")):
        path.write_text(f"{BANNER}\n{_PYRIGHT[path.suffix]}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
