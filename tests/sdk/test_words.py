"""What docstrings say in the words of Python: methods for RPCs, which fields exclude each other, how streams are stopped."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import resources
from operator import attrgetter
from typing import Any

from google.protobuf.descriptor import Descriptor

from tests.support.descriptor_server import Rpc
from tests.support.flavours import Flavour
from tests.support.generated_methods import CLIENT_METHODS, ITERATORS, RAW_METHODS

# RPC, client and method.
_METHODS = sorted(
    (path, *method) for methods in (CLIENT_METHODS, RAW_METHODS, ITERATORS) for path, method in methods.items()
)


def _docstrings(flavour: Flavour) -> Iterator[tuple[str, str, Any, str]]:
    """Each method of the clients: its RPC, what it is called, itself, and its docstring in one line."""
    for path, client, name in _METHODS:
        method = attrgetter(f"{client}.{name}")(flavour.client)
        yield path, f"{client}.{name}", method, " ".join((inspect.getdoc(method) or "").split())


def _stubs() -> dict[str, str]:
    """The docstrings of messages, fields and values by module and name, each in one line."""
    package = resources.files("viam_cloud").joinpath("gen")
    found: dict[str, str] = {}
    todo = [package]
    while todo:
        entry = todo.pop()
        if entry.is_dir():
            todo.extend(entry.iterdir())
        elif entry.name.endswith("_pb2.pyi"):
            for node in ast.walk(ast.parse(entry.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    found[f"{entry.name}:{node.name}"] = " ".join((ast.get_docstring(node) or "").split())
                elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                    found[f"{entry.name}:{node.lineno}"] = " ".join(str(node.value.value).split())
    return found


def _oneofs(message: Descriptor) -> list[list[str]]:
    """The members of each oneof with more than one."""
    members = [[field.name for field in oneof.fields] for oneof in message.oneofs]
    return [names for names in members if len(names) > 1]


def _exclusion(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]} exclude each other"


def test_methods_and_clients_are_named_where_rpcs_and_services_are_meant(
    flavour: Flavour, rpcs: dict[str, Rpc]
) -> None:
    services = {path.split("/")[1].rpartition(".")[2] for path in rpcs}
    names = {path.rpartition("/")[2] for path in rpcs}
    # `TabularDataByMQL`, `DataService.TabularDataByMQL`, `DataService`, and paths.
    in_proto = re.compile(rf"`[/\w.]*?\b(?:{'|'.join(services)})\b[^`]*`|`(?:{'|'.join(names)})`|\bviam\.\w+\.v\d")
    texts = {name: text for _, name, _, text in _docstrings(flavour)} | _stubs()
    assert {name: found[0] for name, text in texts.items() if (found := in_proto.search(text))} == {}


def test_parameters_of_a_oneof_are_said_to_exclude_each_other(flavour: Flavour, rpcs: dict[str, Rpc]) -> None:
    checked = 0
    for path, name, method, text in _docstrings(flavour):
        if rpcs[path].client_streaming:  # its messages carry one member each, and the call carries all of them
            continue
        for members in _oneofs(rpcs[path].request_type.DESCRIPTOR):
            if set(members) <= set(inspect.signature(method).parameters):
                checked += 1
                assert _exclusion(members) in text, name
    assert checked >= 2


def test_fields_of_a_oneof_are_said_to_exclude_each_other(rpcs: dict[str, Rpc]) -> None:
    stubs = _stubs()
    messages = {
        message.full_name: message
        for rpc in rpcs.values()
        for file in (rpc.request_type.DESCRIPTOR.file,)
        if not file.name.startswith("google/")
        for message in file.message_types_by_name.values()
    }
    with_oneofs = [(message, members) for message in messages.values() for members in _oneofs(message)]
    assert len(with_oneofs) > 5
    for message, members in with_oneofs:
        stem = message.file.name.rpartition("/")[2].removesuffix(".proto")
        assert _exclusion(members) in stubs[f"{stem}_pb2.pyi:{message.name}"]


def test_streams_say_how_they_are_stopped(flavour: Flavour) -> None:
    streams = [
        (name, text)
        for _, name, method, text in _docstrings(flavour)
        if "Stream[" in str(inspect.signature(method).return_annotation)
    ]
    assert len(streams) >= 5
    assert [name for name, text in streams if "To stop the stream early, leave its `with` block" not in text] == []


def test_a_list_that_the_server_may_cut_says_so(flavour: Flavour) -> None:
    text = " ".join((inspect.getdoc(flavour.client.app_client.list_machine_summaries) or "").split())
    assert "Without `limit` the server chooses how many machines to summarize" in text
