"""Proof that generated code works, as far as it shows without a server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from generator.model.api import Api
from generator.model.plan.modules import METHODS_PACKAGE
from generator.problems import GenerationError, Problem
from generator.runtime_sources import RUNTIME_SOURCES

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
