"""Docstrings are whole, and the example in each of them runs."""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from importlib import resources
from operator import attrgetter
from typing import Any

import pytest

from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.generated_methods import CLIENT_METHODS, ITERATORS, RAW_METHODS

# Which RPC, which client, which method.
_METHODS = sorted(
    (path, *method) for methods in (CLIENT_METHODS, RAW_METHODS, ITERATORS) for path, method in methods.items()
)
_each_method = pytest.mark.parametrize(("path", "client", "name"), _METHODS)


def _method(flavour: Flavour, client: str, name: str) -> Any:
    return attrgetter(f"{client}.{name}")(flavour.client)


def _docstring(method: Any) -> str:
    doc = inspect.getdoc(method)
    assert doc is not None
    return doc


@_each_method
def test_sections_are_complete(path: str, client: str, name: str, flavour: Flavour) -> None:
    method = _method(flavour, client, name)
    doc = _docstring(method)
    summary = doc.partition("\n\n")[0]
    assert len(summary) > 10
    assert summary.endswith(".")
    arguments = doc.partition("\nArgs:\n")[2].partition("\n\n")[0]
    signature = inspect.signature(method)
    for parameter in signature.parameters:
        assert f"    {parameter} (" in f"\n{arguments}", f"{name} does not describe {parameter}"
    assert ("\nReturns:\n" in doc) is (signature.return_annotation != "None")
    for section in ("\nRaises:\n", "\nExample::\n"):
        assert section in doc


@_each_method
def test_example_runs(
    path: str, client: str, name: str, flavour: Flavour, server: DescriptorServer, capsys: pytest.CaptureFixture[str]
) -> None:
    source = textwrap.dedent(_docstring(_method(flavour, client, name)).partition("Example::\n")[2])
    assert bool(re.search(r"\b(await|async) ", source)) is flavour.is_async
    exchange = server.expect(path, server.rpcs[path].response_type())
    code = compile(source, path, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if flavour.is_async else 0)
    names = {"client": flavour.client}
    if flavour.loop is not None:
        flavour.loop.run_until_complete(eval(code, names))
    else:
        exec(code, names)
    assert len(exchange.metadata) == 1


def _composed() -> list[tuple[str, str]]:
    """The methods that have no RPC of their own, by what is kept beside the SDK."""
    lines = resources.files("viam_cloud").joinpath("surface.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return [(entry["client"], entry["method"]) for entry in entries if entry.get("kind") == "composed"]


@pytest.mark.parametrize(("client", "name"), _composed())
def test_composed_methods_are_described_whole(client: str, name: str, flavour: Flavour) -> None:
    method = _method(flavour, client, name)
    doc = _docstring(method)
    assert doc.partition("\n\n")[0].endswith(".")
    arguments = doc.partition("\nArgs:\n")[2].partition("\n\n")[0]
    for parameter in inspect.signature(method).parameters:
        assert f"    {parameter} (" in f"\n{arguments}", f"{name} does not describe {parameter}"
    assert ("\nReturns:\n" in doc) is (inspect.signature(method).return_annotation != "None")
    source = textwrap.dedent(doc.partition("Example::\n")[2])
    compile(source, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if flavour.is_async else 0)
    assert f"client.{client}.{name}(" in source
