"""Adapters: pure functions of the runtime between Python values and messages, by the names metadata uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.inputs.schema import AdapterMetadata
from generator.model.elements import Code

_DATETIME = Code("datetime.datetime", frozenset({"import datetime"}))
_TIMEDELTA = Code("datetime.timedelta", frozenset({"import datetime"}))
_MAPPING = Code("Mapping[str, Any]", frozenset({"from collections.abc import Mapping", "from typing import Any"}))
_DICT = Code("dict[str, Any]", frozenset({"from typing import Any"}))

_TIMESTAMP = "google.protobuf.Timestamp"
_DURATION = "google.protobuf.Duration"
_STRUCT = "google.protobuf.Struct"

# What the fields of well-known types get without being asked.
ADAPTER_OF_MESSAGE = {_TIMESTAMP: "timestamp", _DURATION: "duration", _STRUCT: "struct"}


@dataclass(frozen=True)
class Adapter:
    """A function, what it takes of callers, what it gives them, and the function that undoes it."""

    function: Code
    accepts: Code | None = None
    returns: Code | None = None
    reverse: Code | None = None
    is_natural: bool = False  # also takes the message itself
    message: str = ""  # the message or enum it converts; "" where its metadata does not say

    def call(self, *arguments: str) -> Code:
        """A call of the function."""
        return self.function.wrapped("", f"({', '.join(arguments)})")


def _runtime(name: str) -> Code:
    return Code(name, frozenset({f"from viam_cloud_runtime import {name}"}))


BUILT_IN = {
    "timestamp": Adapter(
        _runtime("to_timestamp"), _DATETIME, _DATETIME, _runtime("from_timestamp"), is_natural=True, message=_TIMESTAMP
    ),
    "duration": Adapter(
        _runtime("to_duration"), _TIMEDELTA, _TIMEDELTA, _runtime("from_duration"), is_natural=True, message=_DURATION
    ),
    "struct": Adapter(
        _runtime("to_struct"), _MAPPING, _DICT, _runtime("struct_to_dict"), is_natural=True, message=_STRUCT
    ),
    "datetime": Adapter(_runtime("from_timestamp"), returns=_DATETIME, message=_TIMESTAMP),
    "dict": Adapter(_runtime("struct_to_dict"), returns=_DICT, message=_STRUCT),
}


def function_code(name: str) -> Code:
    """A function of the runtime by its dotted name, or a method of the client (`self.x`)."""
    if name.startswith("self."):
        return Code(name)
    module, _, function = name.rpartition(".")
    return Code(function, frozenset({f"from {module} import {function}"}))


def read_adapter(metadata: AdapterMetadata, types: Mapping[str, Code | None]) -> Adapter:
    """An adapter that metadata defines; `types` are its parsed type texts."""
    return Adapter(
        function=function_code(metadata.function),
        accepts=types.get("accepts"),
        returns=types.get("returns"),
        reverse=function_code(metadata.reverse) if metadata.reverse else None,
    )
