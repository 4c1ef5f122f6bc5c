"""The tables of `docs/guides/errors.md` say what is so: bad inputs get the errors that stand there, and no class is missing."""

from __future__ import annotations

import dataclasses
import inspect
import math
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest

from tests.support.sample.programmable_server import API_KEY, API_KEY_ID, ProgrammableServer
from viam_cloud import Credentials, DialOptions, RetryPolicy, ViamClient, errors
from viam_cloud.utils import datetime_to_timestamp
from viam_cloud_runtime.support.public_names import home_of

_PAGE = (Path(__file__).parents[2] / "docs" / "guides" / "errors.md").read_text(encoding="utf-8")


def _rows(heading: str) -> list[tuple[str, str]]:
    """The two cells of each row of the table under a heading, without backticks around them."""
    [section] = re.findall(rf"^## {heading}$(.*?)^(?:## |\Z)", _PAGE, re.MULTILINE | re.DOTALL)
    return re.findall(r"^\| `(.+?)` \| (.+) \|$", section, re.MULTILINE)


_BAD_INPUTS = _rows("Bad input, and what it gets")


@pytest.fixture(scope="module")
def server() -> Iterator[ProgrammableServer]:
    server = ProgrammableServer().start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def names(server: ProgrammableServer) -> Iterator[dict[str, Any]]:
    """What the inputs on the page refer to."""
    options = DialOptions.with_api_key(API_KEY, API_KEY_ID)
    insecure = dataclasses.replace(options, insecure=True)
    with ViamClient.create_from_dial_options(insecure, server.address) as client:
        closed = ViamClient.create_from_dial_options(insecure, server.address)
        closed.close()
        yield {
            "Credentials": Credentials,
            "DialOptions": DialOptions,
            "RetryPolicy": RetryPolicy,
            "ViamClient": ViamClient,
            "app": client.app_client,
            "client": client,
            "closed": closed,
            "data": client.data_client,
            "datetime_to_timestamp": datetime_to_timestamp,
            "math": math,
            "options": options,
            "os": os,
        }


def test_the_page_has_30_bad_inputs() -> None:
    assert len(_BAD_INPUTS) >= 30


@pytest.mark.parametrize(("source", "error"), _BAD_INPUTS, ids=[source for source, _ in _BAD_INPUTS])
def test_a_bad_input_gets_what_the_page_says_and_sends_nothing(
    source: str, error: str, names: dict[str, Any], server: ProgrammableServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("VIAM_API_KEY", "VIAM_API_KEY_ID"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises((TypeError, ValueError, errors.ViamCloudError)) as caught:
        eval(source, names)
    assert f"`{type(caught.value).__name__}: {caught.value}`" == error
    assert not server.calls


def test_the_page_has_every_class_of_errors_with_its_status() -> None:
    everyday = {name: found for name, found in vars(errors).items() if inspect.isclass(found) and name[0] != "_"}
    # Those of single features are described where the features are.
    classes = {name: found for name, found in everyday.items() if home_of(found) == "viam_cloud_runtime.errors"}
    described = dict(_rows("Classes"))
    assert set(described) | {"GRPCError"} == set(classes)
    for name, when in described.items():
        if issubclass(classes[name], errors.GRPCError):
            status = re.match(r"`(\w+)`", when)
            assert status is not None
            assert _class_of(grpc.StatusCode[status[1]]) is classes[name]


def _class_of(status: grpc.StatusCode) -> type[errors.GRPCError]:
    from viam_cloud_runtime.errors import make_error

    return type(make_error(status, ""))
