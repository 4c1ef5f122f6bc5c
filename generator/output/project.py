"""What makes an SDK a project that can be installed: `pyproject.toml` and a README with the first call and all methods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from generator.inputs.sources import Sources
from generator.model.api import Api
from generator.model.elements import ClientMethod, Kind
from generator.output.flavours import FLAVOURS
from generator.output.replace import unified_diff, write_file
from generator.output.templates import environment, rendered

_BANNER = (
    "Generated from .proto files. This line lets the next generation replace the file: remove it to keep your own."
)
# What the general runtime needs; a test compares it with what this project depends on.
RUNTIME_REQUIREMENTS = (
    "googleapis-common-protos>=1.70",
    "grpcio>=1.66",
    "protobuf>=6.31.1,<8",
    "tenacity>=9",
)
# What type checkers need: of the messages, and, where it is inside, of the runtime.
_STUBS, _STUBS_OF_RUNTIME = "types-protobuf>=6", "types-grpcio>=1"
_THIS_PROJECT = "viam-cloud"
_FIRST_VERSION = "0.1.0"
_VERSION = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?")
_TEMPLATES = {"pyproject.toml": "project/pyproject.toml.jinja", "README.md": "project/readme.md.jinja"}


def project_files(api: Api, sources: Sources, *, self_contained: bool, templates: Path | None) -> dict[str, str]:
    """The files by name."""
    made = environment(templates)
    own = (*RUNTIME_REQUIREMENTS, _STUBS_OF_RUNTIME)
    requirements = own if self_contained else (f"{_THIS_PROJECT}{_at_least(_THIS_PROJECT)}",)
    context = {
        "api": api,
        "banner": _BANNER,
        "distribution": api.package.replace("_", "-"),
        "version": _version(api.version),
        "requirements": sorted({*requirements, *_lending_packages(sources), _STUBS}),
        "self_contained": self_contained,
        "flavours": FLAVOURS,
        "first": next(_unary_methods(api), None),
    }
    return {name: rendered(made, template, **context) for name, template in _TEMPLATES.items()}


def write_project(files: Mapping[str, str], out: Path) -> list[str]:
    """Writes the files; those that somebody made their own stay, and are named."""
    for name, text in files.items():
        if not _is_kept(out / name):
            write_file(out / name, text.encode())
    return [name for name in files if _is_kept(out / name)]


def project_differences(files: Mapping[str, str], out: Path) -> Iterator[str]:
    """A unified diff of what writing would change."""
    for name, text in files.items():
        before = (out / name).read_bytes() if (out / name).is_file() else None
        if not _is_kept(out / name) and before != text.encode():
            yield from unified_diff(before, text.encode(), name)


def _is_kept(path: Path) -> bool:
    return path.is_file() and _BANNER not in path.read_text(encoding="utf-8", errors="replace")


def _version(given: str) -> str:
    return given if _VERSION.fullmatch(given) else _FIRST_VERSION


def _at_least(package: str) -> str:
    try:
        return f">={metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return ""


def _lending_packages(sources: Sources) -> Iterator[str]:
    """The installed packages, besides those of the runtime, whose messages the SDK uses."""
    modules = {f"{name.removesuffix('.proto')}_pb2.py" for name in sources.shipped_names}
    known = {requirement.partition(">")[0] for requirement in RUNTIME_REQUIREMENTS}
    for distribution in metadata.distributions() if modules else ():
        if distribution.name not in known and any(str(path) in modules for path in distribution.files or ()):
            yield f"{distribution.name}{_at_least(distribution.name)}"


def _unary_methods(api: Api) -> Iterator[ClientMethod]:
    return (method for client in api.clients for method in client.methods if method.kind is Kind.UNARY)
