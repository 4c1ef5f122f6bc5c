"""Message classes and their stubs: protoc's Python plugin and mypy-protobuf, on the renamed descriptors."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorSet

from generator.inputs.sources import Sources
from generator.model.api import Api
from generator.model.plan.modules import pb2_module, renamed_files
from generator.output.rename import with_lent_files
from generator.output.render import BANNER
from generator.problems import GenerationError, Problem

# What pyright must not ask of files that other tools write.
_PYRIGHT = {
    # Files that import others publicly take names from them that those have not themselves.
    ".py": "# pyright: basic, reportAttributeAccessIssue=false",
    ".pyi": "# pyright: basic, reportIncompatibleVariableOverride=false",
}
_LENT = (
    "# pyright: reportWildcardImportFromLibrary=false\n"
    '"""Messages of `{file}`, which are another package\'s; their types are said here."""\n\nfrom {module} import *\n'
)


def write_messages(renamed: FileDescriptorSet, sources: Sources, api: Api, out: Path) -> None:
    """Writes `<pb2_folder>/**/*_pb2.py` and `.pyi` below `out`."""
    paths = renamed_files(api.pb2_folder, sources.module_names)
    plugin = Path(sysconfig.get_path("scripts")) / "protoc-gen-mypy"
    _run_protoc(renamed, [paths[name] for name in sources.own_names], [f"--python_out={out}"])
    stubs = [f"--mypy_out=quiet:{out}", f"--plugin=protoc-gen-mypy={plugin}"]
    _run_protoc(with_lent_files(renamed, sources, api), paths.values(), stubs)
    for name in sources.lent_names:
        path = out / f"{paths[name].removesuffix('.proto')}_pb2.py"
        path.write_text(_LENT.format(file=name, module=pb2_module(name)), encoding="utf-8")
    for path in sorted(out.rglob("*_pb2.py*")):
        path.write_text(f"{BANNER}\n{_PYRIGHT[path.suffix]}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


def _run_protoc(files: FileDescriptorSet, names: Iterable[str], outputs: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        given = Path(scratch) / "renamed.binpb"
        given.write_bytes(files.SerializeToString(deterministic=True))
        command = [sys.executable, "-m", "grpc_tools.protoc", f"--descriptor_set_in={given}", *outputs, *sorted(names)]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        lines = [line for line in finished.stderr.splitlines() if line.strip()]
        raise GenerationError([Problem("protoc", line) for line in lines] or [Problem("protoc", "failed")])
