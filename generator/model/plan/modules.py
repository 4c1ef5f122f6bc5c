"""Where things live: the module names of messages, by rules that hold for any proto tree."""

from __future__ import annotations

import keyword
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from generator.model.plan.versions import lowest_version, unversioned
from generator.naming import identifier, safe_name
from generator.problems import Problems

# The packages below the SDK's own, by what they hold; that of protoc's modules has a name from metadata.
MESSAGES_PACKAGE = "proto"
METHODS_PACKAGE = "methods"
AIO_PACKAGE = "aio"
SDK_MODULE = "_sdk"

# What generated code and the runtime import, besides Python's own modules.
_NEEDED_PACKAGES = frozenset({"bson", "google", "grpc", "pymongo", "tenacity", "viam_cloud_runtime"})

_SUFFIX = ".proto"


def check_package(package: str, problems: Problems) -> None:
    """The package has to be one that can be imported, and imports beside what it needs itself."""
    place = f"--package {package}"
    if not package.isidentifier() or keyword.iskeyword(package):
        problems.add(place, "has to be one identifier of Python, such as acme")
    elif package in sys.stdlib_module_names or package in _NEEDED_PACKAGES:
        problems.add(place, "there is a package of this name that the SDK needs; choose another")


def renamed_files(folder: str, files: Iterable[str]) -> dict[str, str]:
    """`app/v1/app.proto` -> `acme/_pb2/app/v1/app.proto`: every part importable, no two files alike.

    Files that are importable as they are keep their path; one that would then meet another gets underscores.
    """
    importable = {file: _importable(file) for file in files}
    renamed: dict[str, str] = {}
    # A module is not to stand where a directory of modules does either.
    taken = {str(parent) for path in importable.values() for parent in PurePosixPath(path).parents}
    for file, path in sorted(importable.items(), key=lambda item: (item[0] != item[1], item[0])):
        stem = path.removesuffix(_SUFFIX)
        while f"{stem}_pb2" in taken:
            stem += "_"
        taken.add(f"{stem}_pb2")
        renamed[file] = f"{folder}/{stem}{_SUFFIX}"
    return renamed


def _importable(file: str) -> str:
    path = PurePosixPath(file)
    return "/".join([*(safe_name(part) for part in path.parent.parts), identifier(path.stem) + path.suffix])


def pb2_module(file: str) -> str:
    """The module that protoc's Python plugin makes of a file."""
    return file.removesuffix(_SUFFIX).replace("/", ".") + "_pb2"


def pb2_aliases(own: Mapping[str, str], shipped: Iterable[str]) -> dict[str, str]:
    """What generated code calls the module of each file: `app_pb2`; by their whole path where names would meet.

    Args:
        own: The modules of the API's files.
        shipped: Files whose modules other packages ship; these keep their names, unless they meet among themselves.
    """
    shipped_names = {file: _last(pb2_module(file)) for file in shipped}
    names = {**shipped_names, **{file: _last(module) for file, module in own.items()}}
    uses, shipped_uses = Counter(names.values()), Counter(shipped_names.values())
    aliases: dict[str, str] = {}
    for file in [*sorted(shipped_names), *sorted(own)]:
        alias = names[file]
        if (shipped_uses if file in shipped_names else uses)[alias] > 1:
            alias = identifier(file.removesuffix(_SUFFIX)) + "_pb2"
        while alias in aliases.values():
            alias = alias.removesuffix("_pb2") + "__pb2"
        aliases[file] = alias
    return aliases


def _last(module: str) -> str:
    return module.rpartition(".")[2]


def message_modules(files: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    """The public module of each file's messages, below the package.

    `app/v1/billing.proto` -> `proto.app.billing`: versions are left out, and a file called like its directory
    is the directory's module (`app/data/v1/data.proto` -> `proto.app.data`). Where two files would meet, they keep
    their version, and of several versions all but the lowest do. `named` overrules.
    """
    modules = {file: named.get(file) or _module_of(file, keep_version=False) for file in files}
    files_by_module: dict[str, list[str]] = defaultdict(list)
    for file, module in modules.items():
        files_by_module[module].append(file)
    for sharing in files_by_module.values():
        if len(sharing) > 1:
            kept = set(sharing) & set(named)
            if not kept and len({unversioned(file.split("/")) for file in sharing}) == 1:
                kept = {lowest_version(sharing, "/")}
            modules.update({file: _module_of(file, keep_version=True) for file in sharing if file not in kept})
    return {file: f"{MESSAGES_PACKAGE}.{module}" for file, module in modules.items()}


def _module_of(file: str, *, keep_version: bool) -> str:
    path = PurePosixPath(file)
    directories = unversioned(path.parent.parts)
    parts = list(path.parent.parts if keep_version else directories)
    if not directories or _folded(directories[-1]) != _folded(path.stem):
        parts.append(path.stem)
    return ".".join(safe_name(part) for part in parts)


def _folded(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
