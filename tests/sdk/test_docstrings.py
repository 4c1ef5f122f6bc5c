"""Docstrings are whole, and the example in each of them runs."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap

import pytest

from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.generated_methods import CLIENT_METHODS


def _docstring(flavour: Flavour, path: str) -> str:
    client, name = CLIENT_METHODS[path]
    doc = inspect.getdoc(getattr(getattr(flavour.client, client), name))
    assert doc is not None
    return doc


@pytest.mark.parametrize("path", sorted(CLIENT_METHODS))
def test_sections_are_complete(path: str, flavour: Flavour) -> None:
    client, name = CLIENT_METHODS[path]
    doc = _docstring(flavour, path)
    summary = doc.partition("\n\n")[0]
    assert len(summary) > 10
    assert summary.endswith(".")
    arguments = doc.partition("\nArgs:\n")[2].partition("\n\n")[0]
    for parameter in inspect.signature(getattr(getattr(flavour.client, client), name)).parameters:
        assert f"    {parameter} (" in f"\n{arguments}", f"{name} does not describe {parameter}"
    for section in ("\nReturns:\n", "\nRaises:\n", "\nExample::\n"):
        assert section in doc


@pytest.mark.parametrize("path", sorted(CLIENT_METHODS))
def test_example_runs(
    path: str, flavour: Flavour, server: DescriptorServer, capsys: pytest.CaptureFixture[str]
) -> None:
    source = textwrap.dedent(_docstring(flavour, path).partition("Example::\n")[2])
    assert bool(re.search(r"\b(await|async) ", source)) is flavour.is_async
    exchange = server.expect(path, server.rpcs[path].response_type())
    code = compile(source, path, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if flavour.is_async else 0)
    names = {"client": flavour.client}
    if flavour.loop is not None:
        flavour.loop.run_until_complete(eval(code, names))
    else:
        exec(code, names)
    assert len(exchange.metadata) == 1
