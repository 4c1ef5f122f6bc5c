"""Proof that generated code works, as far as it shows without a server: no name means two things, every file imports."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.model.api import Api
from generator.model.plan.modules import METHODS_PACKAGE
from generator.problems import GenerationError, Problem
from generator.runtime import RUNTIME_SOURCES

# The generated package must be the one just made, not one that is installed.
_PROGRAM = """
import importlib, json, sys
out, runtime_sources, modules, paths_by_constant = json.load(sys.stdin)
sys.path.insert(0, out)
sys.path.append(runtime_sources)
failures = {}
for name in modules:
    try:
        importlib.import_module(name)
    except Exception as error:
        # What depends on a broken module fails as it does, and is not told of.
        failures.setdefault(f"does not import: {type(error).__name__}: {error}", name)
for name, wanted in paths_by_constant.items() if not failures else ():
    module = importlib.import_module(name)
    found = {constant: getattr(module, constant).path for constant in wanted}
    if found != wanted or [method.path for method in module.METHODS] != list(wanted.values()):
        failures[f"has other constants than its RPCs need: {found}"] = name
json.dump([[name, failure] for failure, name in failures.items()], sys.stdout)
"""


def check_code(api: Api, out: Path) -> None:
    """Imports every generated module in a fresh interpreter, where each RPC must have a constant of its own.

    A client names the constants of its methods only when they are called, so no import would miss one.
    """
    modules = sorted(
        path.relative_to(out).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for path in (out / api.package).rglob("*.py")
    )
    paths_by_constant = {
        f"{api.package}.{METHODS_PACKAGE}.{service.module}": {rpc.constant: rpc.path for rpc in service.rpcs}
        for service in api.services
    }
    given = json.dumps([str(out), str(RUNTIME_SOURCES), modules, paths_by_constant])
    command = [sys.executable, "-B", "-c", _PROGRAM]
    finished = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        raise GenerationError([Problem("generated code", f"cannot be imported: {finished.stderr.strip()}")])
    failures = json.loads(finished.stdout)
    if failures:
        raise GenerationError([Problem(module, failure) for module, failure in failures])


def name_problems(modules: Mapping[str, str], places: Mapping[str, str]) -> list[Problem]:
    """The last net under the rules of the model: what is wrong with the names of rendered modules; `places` has where those of a module can be changed."""
    return [
        Problem(places.get(module, module), message)
        for module, text in modules.items()
        for message in dict.fromkeys(_findings(text))
    ]


def _findings(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        line = (error.text or "").strip()
        yield f"the code for it would not be Python ({error.msg}): {line}"
        return
    yield from _clashes(_bindings(tree.body))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from _clashes(_bindings(node.body))


def _clashes(bindings: Iterator[tuple[str, str]]) -> Iterator[str]:
    first: dict[str, str] = {}
    for name, what in bindings:
        if first.setdefault(name, what) != what:
            yield f"the name {name} would mean both {first[name]} and {what}; choose another name in metadata"


def _bindings(statements: Sequence[ast.stmt]) -> Iterator[tuple[str, str]]:
    """The names that statements bind, and what to."""
    for statement in statements:
        match statement:
            case ast.ImportFrom(module=module, names=names):
                yield from ((name.asname or name.name, f"{module}.{name.name}") for name in names)
            case ast.Import(names=names):
                yield from ((name.asname or name.name.partition(".")[0], f"module {name.name}") for name in names)
            case ast.If(body=body):
                yield from _bindings(body)
            case ast.ClassDef(name=name, lineno=line):
                yield name, f"the class in line {line}"
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if not _is_overload(statement):
                    yield name, f"the function in line {statement.lineno}"
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, f"the value in line {statement.lineno}"
            case _:
                pass


def _is_overload(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in function.decorator_list)
