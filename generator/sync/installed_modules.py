"""Reads the descriptors of an installed package of `_pb2` modules without importing any of them.

Descriptors of a process share one pool, so importing another SDK's would get in the way of ours. The modules have their
descriptor as a literal, which can be read.
"""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
from collections.abc import Iterator
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.problems import GenerationError, Problem

_LOADER = "AddSerializedFile"


def read_installed(package: str) -> tuple[list[FileDescriptorProto], str]:
    """The files of all modules below `package`, and the version of what it is installed with."""
    folder = _folder(package)
    found = [FileDescriptorProto.FromString(data) for path in sorted(folder.rglob("*_pb2.py")) for data in _data(path)]
    if not found:
        raise GenerationError([Problem(f"module:{package}", f"there are no message modules (*_pb2.py) in {folder}")])
    return found, _version(package.partition(".")[0])


def _folder(package: str) -> Path:
    top, *inner = package.split(".")
    # Looking for what is inside a package imports the package; the outermost one is found without.
    spec = importlib.util.find_spec(top) if top.isidentifier() else None
    for location in (spec.submodule_search_locations or ()) if spec is not None else ():
        folder = Path(location).joinpath(*inner)
        if folder.is_dir():
            return folder
    message = "no such package is installed here; write it as in module:acme.gen"
    raise GenerationError([Problem(f"module:{package}", message)])


def _data(path: Path) -> Iterator[bytes]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (SyntaxError, UnicodeDecodeError) as error:
        raise GenerationError([Problem(str(path), f"cannot be read: {error}")]) from error
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == _LOADER:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, bytes):
                    yield argument.value


def _version(top: str) -> str:
    distributions = importlib.metadata.packages_distributions().get(top, [])
    return f"{distributions[0]} {importlib.metadata.version(distributions[0])}" if distributions else ""
