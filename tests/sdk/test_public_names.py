"""What users catch and print has the name by which it can be imported."""

from __future__ import annotations

import importlib
import inspect
import pickle
import subprocess
import sys
import traceback
from collections.abc import Iterator

import grpc
import pytest

import viam_cloud
import viam_cloud_runtime
from viam_cloud import errors
from viam_cloud_runtime.errors import make_error

_PROGRAM = """
import sys, traceback
from viam_cloud import ViamClient, map_calls
def fail(item):
    raise KeyError(item)
try:
    map_calls(fail, [1]).results()
except Exception as error:
    print(traceback.format_exception_only(error)[-1])
print(ViamClient.create_from_dial_options.__module__.startswith("viam_cloud"), "viam_cloud.errors" in sys.modules)
"""


def _classes() -> Iterator[tuple[str, type]]:
    for module in (errors, viam_cloud, viam_cloud.aio):
        for name in dir(module):
            found = getattr(module, name)
            if inspect.isclass(found) and not name.startswith("_"):
                yield f"{module.__name__}.{name}", found


_ERRORS = [(name, found) for name, found in _classes() if issubclass(found, BaseException)]


@pytest.mark.parametrize(("name", "error_type"), _ERRORS)
def test_errors_show_the_name_that_they_are_caught_by(name: str, error_type: type[Exception]) -> None:
    assert f"{error_type.__module__}.{error_type.__qualname__}" == name
    assert error_type.__name__ == error_type.__qualname__
    assert pickle.loads(pickle.dumps(error_type)) is error_type


def test_the_version_is_that_of_the_distribution() -> None:
    assert viam_cloud.__version__ == viam_cloud_runtime.__version__
    assert viam_cloud._sdk.THIS_SDK.version == viam_cloud.__version__


def test_classes_can_be_imported_by_the_name_that_they_show() -> None:
    for _, found in _classes():
        assert getattr(importlib.import_module(found.__module__), found.__qualname__) is found


def test_an_error_is_printed_and_pickled_under_its_public_name() -> None:
    error = make_error(grpc.StatusCode.NOT_FOUND, "no such machine", method="a.B/C")
    assert traceback.format_exception_only(error) == [
        "viam_cloud.errors.NotFoundError: a.B/C: NOT_FOUND: no such machine\n"
    ]
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is errors.NotFoundError
    assert str(twin) == str(error)


def test_what_is_defined_later_is_shown_so_too() -> None:
    command = [sys.executable, "-c", _PROGRAM]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert finished.stderr == ""
    line, rest = finished.stdout.strip().split("\n", 1)
    assert line.startswith("viam_cloud.errors.CallsFailedError: 1 of 1 calls failed")
    # Without the module of that name being loaded for it.
    assert rest.split() == ["True", "False"]
