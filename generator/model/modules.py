"""Where things live: the module names of messages, by rules that hold for any proto tree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from generator.naming import safe_name

# The packages below the SDK's own, by what they hold. protoc's modules are private: users import `proto`.
PB2_PACKAGE = "_pb2"
MESSAGES_PACKAGE = "proto"
METHODS_PACKAGE = "methods"
AIO_PACKAGE = "aio"

_VERSION = re.compile(r"^v\d+((alpha|beta)\d*)?$")


def renamed_file(package: str, file: str) -> str:
    """`app/v1/app.proto` -> `viam_cloud/_pb2/app/v1/app.proto`, every part importable."""
    path = PurePosixPath(file)
    parents = [safe_name(_identifier(part)) for part in path.parent.parts]
    return "/".join([package, PB2_PACKAGE, *parents, _identifier(path.stem) + path.suffix])


def pb2_module(package: str, file: str) -> str:
    """The module protoc's Python plugin makes of a renamed file."""
    return renamed_file(package, file).removesuffix(".proto").replace("/", ".") + "_pb2"


def message_modules(files: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    """The public module of each file's messages, below the package.

    `app/v1/billing.proto` -> `proto.app.billing`: versions are left out, and a file called like its directory
    is the directory's module (`app/data/v1/data.proto` -> `proto.app.data`). Where two files would meet, both
    keep their version. `named` overrules.
    """
    modules = {file: named.get(file) or _module_of(file, keep_version=False) for file in files}
    files_by_module: dict[str, list[str]] = defaultdict(list)
    for file, module in modules.items():
        files_by_module[module].append(file)
    for sharing in files_by_module.values():
        if len(sharing) > 1:
            modules.update({file: _module_of(file, keep_version=True) for file in sharing if file not in named})
    return {file: f"{MESSAGES_PACKAGE}.{module}" for file, module in modules.items()}


def _module_of(file: str, *, keep_version: bool) -> str:
    path = PurePosixPath(file)
    parts = [part for part in path.parent.parts if keep_version or not _VERSION.match(part)]
    unversioned = [part for part in parts if not _VERSION.match(part)]
    if not unversioned or _folded(unversioned[-1]) != _folded(path.stem):
        parts.append(path.stem)
    return ".".join(safe_name(_identifier(part)) for part in parts)


def _folded(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _identifier(name: str) -> str:
    return re.sub(r"\W", "_", name)
