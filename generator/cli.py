"""The command line: generate, check, diff, coverage, reference, sync."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.coverage import coverage, report, word_coverage
from generator.generate import Paths, generated, load, load_earlier, project_of, reference_of
from generator.inputs.config import TABLE
from generator.options import add_options, paths_of
from generator.output.project import project_differences, write_project
from generator.output.replace import differences, foreign_files, replace_tree, target_problems
from generator.output.tree import DESCRIPTORS
from generator.output.twins import twin_differences, write_twins
from generator.problems import GenerationError
from generator.progress import told
from generator.reference.write import write_reference
from generator.surface.allowed import may_break, not_allowed, read_allowed, read_version
from generator.surface.change import ENCODINGS, Change
from generator.surface.compare import compare
from generator.surface.earlier import Earlier
from generator.surface.report import FORMATS, change_report
from generator.surface.shapes import Surface
from generator.sync.command import sync
from generator.sync.update import SyncOptions

# Where pages of reference go that nothing else is said of.
_REFERENCE = Path("docs/reference")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    command: Callable[[Paths, argparse.Namespace], int] = options.run
    try:
        paths = paths_of(options, needs_package=command in (_generate, _check, _reference))
        return command(paths, options)
    except GenerationError as error:
        end = "; nothing was written" if command in (_generate, _reference, _sync) else ""
        return _failed([str(problem) for problem in error.problems], end)
    except OSError as error:
        return _failed([f"{error.filename or 'the generator'}: {error.strerror or error}"])


def _failed(problems: Sequence[str], end: str = "") -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problem(s){end}", file=sys.stderr)
    return 1


def _program() -> str:
    """What the user called."""
    name = Path(sys.argv[0]).stem
    return name if name == TABLE else "python -m generator"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=_program(), description="Makes a typed SDK of .proto files.")
    parser.set_defaults(run=_generate)
    add_options(parser, is_root=True)
    commands = parser.add_subparsers(title="commands (without one: generate)")
    for name, run, text in (
        ("generate", _generate, "write the SDK"),
        ("check", _check, "print what generating would change; status 1 if anything"),
        ("diff", _diff, "print what changed for callers since OLD"),
        ("coverage", _coverage, "print which method covers each RPC, and how much has words; status 1 on a gap"),
        ("reference", _reference, "write Markdown pages about all that is public"),
        ("sync", _sync, "take upstream's facts into PROTOS and keep the words; status 3 if something is left to do"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        add_options(command, is_root=False)
        if name == "diff":
            _add_diff_options(command)
        elif name == "sync":
            _add_sync_options(command)
    return parser


def _add_diff_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="OLD", help="an earlier descriptor set or protos tree")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to say it (default: text)")
    parser.add_argument(
        "--fail-on",
        choices=("breaking", "wire", "any"),
        help="status 1 where a change breaks anything, where one breaks the wire or JSON, or on any change",
    )
    parser.add_argument(
        "--allow", type=Path, metavar="FILE", help="TOML: changes that do not count for --fail-on, each with its reason"
    )
    parser.add_argument(
        "--versions",
        nargs=2,
        type=read_version,
        metavar=("OLD", "NEW"),
        help="of the SDKs that are compared: breaking changes do not count for --fail-on if NEW may break callers of OLD",
    )


def _add_sync_options(parser: argparse.ArgumentParser) -> None:
    source = "a tree of .proto files, a descriptor set, or module:PACKAGE for installed message modules"
    parser.add_argument("source", metavar="SOURCE", help=source)
    parser.add_argument("--version", help="upstream's version, for PROTOS/UPSTREAM")
    parser.add_argument("--add", action="append", default=[], metavar="SERVICE", help="take this service as well")
    parser.add_argument("--stubs", action="store_true", help="add the tables that method metadata lacks")


def _generate(paths: Paths, options: argparse.Namespace) -> int:
    started = time.perf_counter()
    if paths.twins is not None:
        # First: what they hold is looked up in what is generated.
        write_twins(paths.twins)
    with told() as tell, generated(paths, target_problems(paths.out, paths.package), tell) as (made, inputs):
        tell("writing")
        earlier = _last_generation(paths)
        project = project_of(inputs, paths)
        replace_tree(made, paths.out, paths.package)
        kept = write_project(project, paths.out)
    clients = inputs.api.clients
    methods = sum(len(client.methods) for client in clients)
    elapsed = time.perf_counter() - started
    print(f"{paths.target}: {len(clients)} clients, {methods} methods, {elapsed:.1f} s")
    if strangers := foreign_files(paths.target):
        print(f"left alone, since not generated: {', '.join(strangers)}")
    if kept:
        print(f"left alone, as they do not say that they are generated: {', '.join(kept)}")
    if earlier is not None:
        _print_changes(earlier, inputs.surface)
    return 0


def _last_generation(paths: Paths) -> Earlier | None:
    """What the last generation kept; damage there is no reason not to generate anew."""
    if not (paths.target / DESCRIPTORS).exists():
        return None
    try:
        return load_earlier(paths.target, paths)
    except GenerationError as error:
        for problem in error.problems:
            print(f"warning: {problem}", file=sys.stderr)
        print("warning: so what changed for callers is not known", file=sys.stderr)
        return None


def _check(paths: Paths, options: argparse.Namespace) -> int:
    with told() as tell, generated(paths, tell=tell) as (made, inputs):
        lines = [
            *differences(made, paths.out, paths.package),
            *project_differences(project_of(inputs, paths), paths.out),
        ]
    if lines:
        print(f"{paths.target} is not what the inputs give; run `python -m generator`", file=sys.stderr)
    twin_lines = [] if paths.twins is None else list(twin_differences(paths.twins))
    if twin_lines:
        print(f"{paths.twins} holds twins unlike their sources; run `python -m generator`", file=sys.stderr)
    sys.stdout.writelines([*lines, *twin_lines])
    return 1 if lines or twin_lines else 0


def _diff(paths: Paths, options: argparse.Namespace) -> int:
    inputs = load(paths)
    earlier = load_earlier(options.old, paths)
    changes = compare(earlier.surface, inputs.surface)
    print(change_report(changes, earlier.notes, inputs.surface, options.format))
    counted = not_allowed(changes, read_allowed(options.allow)) if options.allow else changes
    if options.versions and may_break(*options.versions):
        counted = [change for change in counted if not change.is_breaking]
    return 1 if _fails(counted, options.fail_on) else 0


def _fails(changes: Sequence[Change], fail_on: str | None) -> bool:
    if fail_on == "any":
        return bool(changes)
    if fail_on == "wire":
        return any(change.breaks & ENCODINGS for change in changes)
    return fail_on == "breaking" and any(change.is_breaking for change in changes)


def _coverage(paths: Paths, options: argparse.Namespace) -> int:
    inputs = load(paths)
    rows = coverage(inputs.sources, inputs.api, paths.out)
    print("\n".join(report(rows)))
    print(word_coverage(inputs.sources))
    return 0 if all(row.is_covered for row in rows) else 1


def _reference(paths: Paths, options: argparse.Namespace) -> int:
    started = time.perf_counter()
    with told() as tell:
        inputs = load(paths, tell=tell)
        tell("describing what is public")
        files = reference_of(inputs, paths)
    out: Path = options.out or _REFERENCE
    write_reference(files, out)
    print(f"{out}: {sum(name.endswith('.md') for name in files)} pages, {time.perf_counter() - started:.1f} s")
    return 0


def _sync(paths: Paths, options: argparse.Namespace) -> int:
    asked = SyncOptions(options.source, options.version, options.add, paths.package)
    status, lines = sync(paths.protos, paths.methods_directory, asked, stubs=options.stubs)
    print("\n".join(lines))
    return status


def _print_changes(earlier: Earlier, surface: Surface) -> None:
    print(change_report(compare(earlier.surface, surface), earlier.notes, surface, "text"))
