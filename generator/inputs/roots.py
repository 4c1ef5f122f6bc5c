"""Where .proto files are looked for: the tree, directories to import from, and what installed packages ship."""

from __future__ import annotations

import importlib.util
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SUFFIX = ".proto"


def _location(module: str) -> Path:
    """Where a module's file is, found without running it."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin)


# google/protobuf comes with protoc, google/api, google/rpc, … with googleapis-common-protos.
PROTOC_INCLUDE = _location("grpc_tools.protoc").parent / "_proto"
GOOGLEAPIS_INCLUDE = _location("google.rpc.status_pb2").parents[2]
# Files that packages ship under another name than the one that they are imported by and registered under.
ALIASES = {"google/longrunning/operations.proto": "google/longrunning/operations_proto.proto"}


@cache
def is_external(name: str) -> bool:
    """Whether a package that every SDK depends on already ships this file (and its generated classes)."""
    is_common = name.startswith("google/") and (GOOGLEAPIS_INCLUDE / ALIASES.get(name, name)).is_file()
    return is_common or (PROTOC_INCLUDE / name).is_file()


@cache
def installed_roots() -> tuple[Path, ...]:
    """Where installed packages are: some ship .proto files, with or without the modules made of them."""
    paths = (sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    return tuple(dict.fromkeys([GOOGLEAPIS_INCLUDE, *(Path(path) for path in paths)]))


@cache
def has_installed_module(name: str) -> bool:
    """Whether an installed package ships the classes of a file."""
    module = f"{name.removesuffix(_SUFFIX)}_pb2.py"
    return any((root / module).is_file() for root in installed_roots())


@dataclass(frozen=True)
class Roots:
    """Where files are looked for, in this order: the tree, directories to import from, installed packages, protoc."""

    protos: Path
    includes: tuple[Path, ...] = ()

    def find(self, name: str) -> Path | None:
        """The file of that name, unless it comes with what every SDK depends on."""
        roots = (self.protos, *self.includes, *installed_roots())
        return next((path for root in roots if (path := root / name).is_file()), None)

    def is_shipped(self, name: str) -> bool:
        """Whether the classes of an imported file come from an installed package."""
        if (self.protos / name).is_file() and not is_external(name):
            return False
        return is_external(name) or has_installed_module(name)

    def search_path(self) -> Iterable[Path]:
        """The directories besides the tree, as protoc gets them; its own it knows."""
        return (*self.includes, *installed_roots())
