"""What importing the runtime costs, and the examples in its docstrings."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import viam_cloud_runtime
from tests.support.waiting import LIMIT
from viam_cloud_runtime.support.public_names import home_of

SOURCE = Path(viam_cloud_runtime.__file__).parent
MODULES = [module.name for module in pkgutil.walk_packages([str(SOURCE)], "viam_cloud_runtime.")]


@pytest.mark.parametrize("flavour", ["viam_cloud_runtime", "viam_cloud_runtime.blocking", "viam_cloud_runtime.aio"])
def test_import_loads_nothing_that_can_wait(flavour):
    script = (
        f"import sys; sys.path.insert(0, {str(SOURCE.parent)!r}); import grpc; before = set(sys.modules); import {flavour}\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=LIMIT, check=True
    ).stdout.split()
    heavy = (
        "google",
        "tenacity",
        "bson",
        "pymongo",
        "viam_cloud.",
        "ssl",
        "uuid",
        "importlib.metadata",
        "opentelemetry",
    )
    assert [name for name in loaded if name.startswith(heavy)] == []
    assert flavour in loaded


def test_nothing_generated_is_imported():
    for path in SOURCE.rglob("*.py"):
        source = path.read_text()
        assert "from viam_cloud." not in source, path
        assert "import viam_cloud\n" not in source, path


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name, monkeypatch):
    module = importlib.import_module(name)
    for found in vars(module).values():
        # Its examples are those of classes that are shown as its own.
        if isinstance(found, type) and home_of(found) == name != found.__module__:
            monkeypatch.setattr(found, "__module__", name)
    with warnings.catch_warnings():
        # Some show what is deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        results = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.failed == 0


def test_both_flavours_export_the_same_names():
    from viam_cloud_runtime import aio, blocking

    assert aio.__all__ == blocking.__all__
    for name in blocking.__all__:
        assert hasattr(aio, name)


def test_public_names_exist():
    assert [name for name in viam_cloud_runtime.__all__ if not hasattr(viam_cloud_runtime, name)] == []
