"""An SDK that is generated without metadata is nobody's but its own: on the wire, in the log, in every text."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from importlib import import_module

import grpc
import pytest

_PROTO = """
    syntax = "proto3";
    package parking.v1;

    service ParkingService {
      rpc ReservePlace(Place) returns (Place);
      rpc WatchPlaces(Place) returns (stream Place);
      rpc DescribePlaces(stream Place) returns (Place);
    }

    message Place {
      string name = 1;
      bytes picture = 2;
    }
"""
_FILES = {"parking/v1/parking.proto": _PROTO}
_RESERVE = "/parking.v1.ParkingService/ReservePlace"
_OWN_HEADERS = ("acme_client", "python")


def reserve(running, **fields):
    return running.flavour.call(running.client.parking_client.reserve_place, **fields)


def test_the_server_sees_the_name_of_the_package_and_no_header_of_another(run_sdk):
    running = run_sdk(_FILES)
    exchange = running.server.expect(_RESERVE)
    reserve(running, name="B12")
    (metadata,) = exchange.metadata
    assert metadata["user-agent"].startswith(f"{running.workspace.package} grpc-python")
    assert set(metadata) == {"user-agent"}


def test_calls_are_logged_under_the_name_of_the_package(run_sdk, caplog):
    running = run_sdk(_FILES)
    running.server.expect(_RESERVE)
    with caplog.at_level(logging.DEBUG, running.workspace.package):
        reserve(running, name="B12")
    (record,) = [record for record in caplog.records if "ReservePlace" in record.getMessage()]
    assert record.name == running.workspace.package


def test_no_size_is_too_large_to_be_sent(run_sdk):
    running = run_sdk(_FILES)
    # The server refuses it, and not the client.
    with pytest.raises(grpc.RpcError) as raised:
        reserve(running, picture=bytes(33 * 1024 * 1024))
    assert raised.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


def test_texts_do_not_name_another_sdk(run_sdk):
    running = run_sdk(_FILES)
    client, flavour = running.client, running.flavour
    errors = running.workspace.module("errors")
    nowhere = type(client)("127.0.0.1:1", insecure=True)
    said = [repr(client), repr(client.parking_client)]
    for call in (
        lambda: reserve(running, name="B12", timeout=-1),
        lambda: reserve(running, name=7),
        lambda: flavour.call(nowhere.parking_client.reserve_place, name="B12", retry=None, timeout=10),
        lambda: type(client)("", insecure=True),
        lambda: type(client)("me:s3cret@localhost:1"),
        lambda: type(client)("localhost:1", call_timeout=-1),
        lambda: type(client)("localhost:1", certificate_chain=b"x"),
        lambda: type(client)("localhost:1", proxy="socks://x"),
        lambda: flavour.call(client.call, "x", "y"),
    ):
        with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is, its text counts
            call()
        said.append(str(raised.value))
    flavour.call(nowhere.close)
    assert issubclass(errors.NotFoundError, getattr(errors, f"{running.workspace.package.capitalize()}Error"))
    for text in said:
        assert not re.search("viam|robot|machine|DialOptions|api.?key|webrtc", text, re.IGNORECASE), text


def test_generated_files_name_nothing_but_the_runtime_they_import(generated_sdk):
    workspace = generated_sdk(_FILES)
    for path in workspace.made.rglob("*.py*"):
        if path.suffix in (".py", ".pyi"):
            text = path.read_text(encoding="utf-8")
            named = set(re.findall(r"\S*viam\S*", text, re.IGNORECASE))
            assert all(re.search(r"\bviam_cloud_runtime\b", name) for name in named), (path, named)


def test_importing_it_loads_nothing_of_what_only_viam_has(generated_sdk):
    workspace = generated_sdk(_FILES)
    program = f"""
import sys
sys.path.insert(0, {str(workspace.out)!r})
from {workspace.package} import Client
from {workspace.package}.aio import Client as AioClient
import {workspace.package}.errors, {workspace.package}.utils
for client in (Client("localhost:1", insecure=True), AioClient("localhost:1", insecure=True)):
    client.parking_client
print([name for name in sys.modules if name.startswith(("viam_cloud_runtime.viam", "viam_cloud.")) or name == "viam_cloud"])
"""
    command = [sys.executable, "-c", program]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (finished.stdout.strip(), finished.stderr) == ("[]", "")


def test_two_sdks_in_one_process_each_keep_their_own(run_sdk):
    plain = run_sdk(_FILES)
    metadata = """
        [package]
        version = "3.1"
        user_agent = "garage/3.1 (linux)"
        headers = { acme_client = "python" }
        max_message_bytes = 1000
        base_error = "GarageError"
    """
    garage = run_sdk({**_FILES, "methods/package.toml": metadata})
    for running, user_agent in ((plain, plain.workspace.package), (garage, "garage/3.1 (linux)")):
        exchange = running.server.expect(_RESERVE)
        reserve(running, name="B12")
        (metadata,) = exchange.metadata
        assert metadata["user-agent"].startswith(f"{user_agent} grpc-")
        assert (_OWN_HEADERS in metadata.items()) is (running is garage)
    assert garage.workspace.module().__version__ == "3.1"
    assert not hasattr(plain.workspace.module(), "__version__")
    base = import_module(f"{garage.workspace.package}.errors").GarageError
    with pytest.raises(base, match="1,000 at most"):
        reserve(garage, picture=bytes(1000))
    assert reserve(plain, picture=bytes(1000)).name == ""


def test_errors_are_shown_under_the_name_of_the_first_sdk_that_offers_them(generated_sdk):
    first, second = (generated_sdk({**_FILES, "parking/v1/parking.proto": _PROTO + end}) for end in ("", "\n"))
    program = f"""
import pickle, sys
sys.path[:0] = [{str(first.out)!r}, {str(second.out)!r}]
import {first.package}, {second.package}
from {first.package} import errors
from {second.package}.errors import NotFoundError, {second.package.capitalize()}Error as SecondError
assert NotFoundError is errors.NotFoundError and pickle.loads(pickle.dumps(NotFoundError)) is NotFoundError
print(NotFoundError.__module__, SecondError.__module__, errors.GRPCError.__mro__[1] is SecondError)
"""
    command = [sys.executable, "-c", program]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (finished.stdout.split(), finished.stderr) == ([f"{first.package}.errors"] * 2 + ["True"], "")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('user_agent = " x"', "user_agent"),
        ('user_agent = "Ü"', "user_agent"),
        ('headers = { "Acme" = "x" }', "headers"),
        ('headers = { acme = "\\n" }', "headers"),
        ("max_message_bytes = 0", "max_message_bytes"),
    ],
)
def test_what_grpc_would_not_send_is_an_error_with_its_place(workspace, capsys, line, key):
    workspace.write({**_FILES, "methods/package.toml": f"[package]\n{line}\n"})
    assert workspace.run("generate") == 1
    assert f"methods/package.toml:package.{key}" in capsys.readouterr().err
