"""The command line: generate, check, diff, coverage."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.coverage import coverage, report
from generator.generate import Paths, generated, load, load_earlier
from generator.output.tree import differences, replace_tree
from generator.problems import GenerationError
from generator.surface import Change, compare, summary

_ROOT = Path(__file__).parent.parent
_DEFAULT_PACKAGE = "viam_cloud"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    methods = options.methods or options.protos / "methods"
    paths = Paths(options.protos, methods, options.package, options.out)
    command: Callable[[Paths, argparse.Namespace], int] = options.run
    try:
        return command(paths, options)
    except GenerationError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"{len(error.problems)} problem(s); nothing was written", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description="Makes a typed SDK of .proto files.")
    parser.set_defaults(run=_generate)
    _add_paths(parser, is_root=True)
    commands = parser.add_subparsers(title="commands (without one: generate)")
    for name, run, text in (
        ("generate", _generate, "write the SDK"),
        ("check", _check, "print what generating would change; status 1 if anything"),
        ("diff", _diff, "print what changed for callers since OLD"),
        ("coverage", _coverage, "print which method covers each RPC; status 1 on a gap"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        _add_paths(command, is_root=False)
        if name == "diff":
            command.add_argument("old", type=Path, metavar="OLD", help="an earlier descriptor set or protos tree")
    return parser


def _add_paths(parser: argparse.ArgumentParser, *, is_root: bool) -> None:
    """The same options before and after the command's name."""

    def default(value: Path | str | None) -> Path | str | None:
        return value if is_root else argparse.SUPPRESS

    parser.add_argument("--protos", type=Path, default=default(_ROOT / "protos"), help="root of the .proto files")
    parser.add_argument(
        "--methods", type=Path, default=default(None), help="directory of method metadata (default: PROTOS/methods)"
    )
    parser.add_argument("--package", default=default(_DEFAULT_PACKAGE), help="name of the Python package to make")
    parser.add_argument("--out", type=Path, default=default(_ROOT / "generated"), help="directory to make it in")


def _generate(paths: Paths, options: argparse.Namespace) -> int:
    started = time.perf_counter()
    with generated(paths) as (made, api):
        changes = compare(load_earlier(paths.descriptors, paths), api) if paths.descriptors.is_file() else []
        replace_tree(made, paths.out, paths.package)
    methods = sum(len(client.methods) for client in api.clients)
    elapsed = time.perf_counter() - started
    print(f"{paths.out / paths.package}: {len(api.clients)} clients, {methods} methods, {elapsed:.1f} s")
    _print_changes(changes)
    return 0


def _check(paths: Paths, options: argparse.Namespace) -> int:
    with generated(paths) as (made, _):
        lines = list(differences(made, paths.out, paths.package))
    sys.stdout.writelines(lines)
    if lines:
        print(f"{paths.out / paths.package} is not what the inputs give; run `python -m generator`", file=sys.stderr)
    return 1 if lines else 0


def _diff(paths: Paths, options: argparse.Namespace) -> int:
    _, api = load(paths)
    _print_changes(compare(load_earlier(options.old, paths), api))
    return 0


def _coverage(paths: Paths, options: argparse.Namespace) -> int:
    _, api = load(paths)
    rows = coverage(api, paths.out)
    print("\n".join(report(rows)))
    return 0 if all(row.is_covered for row in rows) else 1


def _print_changes(changes: list[Change]) -> None:
    for change in changes:
        print(change)
    print(summary(changes))
