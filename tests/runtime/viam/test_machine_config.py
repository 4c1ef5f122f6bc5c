"""Options from the file in which a machine has its credentials."""

from __future__ import annotations

import json
import traceback
from pathlib import Path
from typing import Any

import pytest

from viam_cloud import DialOptions
from viam_cloud_runtime.redaction import reveal

_SECRET = "s3cret"
_CLOUD = {"id": "part-1", "secret": _SECRET, "app_address": "https://app.viam.com:443"}


def _written(tmp_path: Path, document: Any) -> Path:
    path = tmp_path / "viam.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_credentials_and_address(tmp_path: Path) -> None:
    path = _written(tmp_path, {"cloud": _CLOUD, "components": []})
    for given in (path, str(path)):
        options = DialOptions.from_machine_config(given)
        assert options.credentials is not None
        assert (options.credentials.type, reveal(options.credentials.payload)) == ("robot-secret", _SECRET)
        assert (options.auth_entity, options.app_url) == ("part-1", "https://app.viam.com:443")
        assert _SECRET not in repr(options)


def test_an_api_key_comes_first(tmp_path: Path) -> None:
    key = {"id": "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f", "key": _SECRET}
    options = DialOptions.from_machine_config(_written(tmp_path, {"cloud": {**_CLOUD, "secret": "x", "api_key": key}}))
    assert options.credentials is not None
    assert (options.credentials.type, reveal(options.credentials.payload)) == ("api-key", _SECRET)
    assert options.auth_entity == key["id"]


def test_without_an_address_it_is_the_cloud(tmp_path: Path) -> None:
    for address in ({}, {"app_address": ""}, {"app_address": None}):
        cloud = {"id": "part-1", "secret": _SECRET, **address}
        assert DialOptions.from_machine_config(_written(tmp_path, {"cloud": cloud})).app_url is None


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "has no object 'cloud'"),
        ([], "has no object 'cloud'"),
        ({"cloud": _SECRET}, "has no object 'cloud'"),
        ({"cloud": {"secret": _SECRET}}, "cloud has no text 'id'"),
        ({"cloud": {"id": "part-1"}}, "cloud has no text 'secret'"),
        ({"cloud": {"id": "", "secret": _SECRET}}, "cloud has no text 'id'"),
        ({"cloud": {"id": 5, "secret": _SECRET}}, "cloud has no text 'id'"),
        ({"cloud": {**_CLOUD, "app_address": 443}}, r"cloud\.app_address has to be text"),
        ({"cloud": {**_CLOUD, "api_key": {"id": "x"}}}, r"cloud\.api_key has no text 'key'"),
        ({"cloud": {**_CLOUD, "api_key": _SECRET}}, "cloud has no object 'api_key'"),
    ],
)
def test_what_is_missing_is_named_and_nothing_quoted(tmp_path: Path, document: Any, message: str) -> None:
    path = _written(tmp_path, document)
    with pytest.raises(ValueError, match=rf"viam\.json.*{message}") as raised:
        DialOptions.from_machine_config(path)
    assert _SECRET not in "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize("content", [f'{{"cloud": {{"secret": "{_SECRET}"'.encode(), b"\xff" + _SECRET.encode(), b""])
def test_what_is_not_json_is_not_quoted_either(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "viam.json"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"viam\.json is not JSON: see (line 1|its encoding)") as raised:
        DialOptions.from_machine_config(path)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert _SECRET not in "".join(traceback.format_exception(raised.value))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        DialOptions.from_machine_config(tmp_path / "none.json")
