"""What a generation is told: by options, else by the project's `pyproject.toml`, else by where this project has its own."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.generate import Paths
from generator.inputs.config import TABLE, Config, read_config
from generator.problems import GenerationError, Problem

_ROOT = Path(__file__).parent.parent
_PROTOS = _ROOT / "protos"
_SOURCES = _ROOT / "src"
_OWN_PACKAGE = "viam_cloud"
_UNNAMED = "sdk"

_SWITCHES = {
    "--keep-options": "leave custom options in the descriptors, which only one SDK in a process can have",
    "--self-contained": "make the runtime a part of the package",
    "--pyproject": "write pyproject.toml and README.md beside the package",
}


def add_options(parser: argparse.ArgumentParser, *, is_root: bool) -> None:
    """The same options before and after the command's name."""
    absent = None if is_root else argparse.SUPPRESS
    parser.add_argument(
        "--protos",
        type=Path,
        default=absent,
        help="root of the .proto files, or a descriptor set (.binpb) of protoc or buf",
    )
    parser.add_argument(
        "--include",
        type=Path,
        action="append",
        default=absent,
        metavar="DIR",
        help="further root to import from, as often as there are any; its services get no clients",
    )
    parser.add_argument(
        "--methods", type=Path, default=absent, help="directory of method metadata (default: PROTOS/methods)"
    )
    parser.add_argument("--package", default=absent, help="name of the Python package to make")
    parser.add_argument(
        "--templates", type=Path, default=absent, metavar="DIR", help="templates that take the place of the generator's"
    )
    for option, text in _SWITCHES.items():
        parser.add_argument(option, action="store_true", default=absent, help=text)
    parser.add_argument("--out", type=Path, default=absent, help="directory to make it in (default: where you are)")


def paths_of(given: argparse.Namespace, *, needs_package: bool) -> Paths:
    """Where to read and write.

    Raises:
        GenerationError: Something that has no default is missing, or the configuration is wrong.
    """
    # What names everything itself is not meant for the project that it happens to run in.
    is_told = given.protos is not None and given.package is not None and given.out is not None
    config = Config() if is_told else read_config(Path.cwd())
    protos = given.protos or config.protos
    is_own = protos is None and _PROTOS.is_dir()
    if is_own:
        protos = _PROTOS
    package = given.package or config.package or (_OWN_PACKAGE if is_own else _UNNAMED)
    if protos is None:
        raise _missing("--protos", "say where the .proto files are")
    if package == _UNNAMED and needs_package:
        raise _missing("--package", "say what to call the Python package, such as acme")
    return Paths(
        protos=protos,
        methods=given.methods or config.methods,
        package=package,
        out=given.out or config.out or (_ROOT / "generated" if is_own else Path()),
        # With the SDK of this project itself the twins of its sources are made, too.
        twins=_SOURCES if protos == _PROTOS else None,
        includes=tuple(given.include or config.include),
        templates=given.templates or config.templates,
        keep_options=given.keep_options or config.keep_options,
        self_contained=given.self_contained or config.self_contained,
        pyproject=given.pyproject or config.pyproject,
    )


def _missing(option: str, message: str) -> GenerationError:
    key = option.removeprefix("--")
    where = f'with the option, or with `{key} = "…"` under [tool.{TABLE}] in pyproject.toml'
    return GenerationError([Problem(option, f"{message}, {where}")])
