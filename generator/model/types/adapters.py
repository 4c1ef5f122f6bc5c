"""Adapters: pure functions of the runtime between Python values and messages, by the names metadata uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.inputs.schema import AdapterMetadata
from generator.model.elements import Code, joined

_DATETIME = Code("datetime.datetime", frozenset({"import datetime"}))
_TIMEDELTA = Code("datetime.timedelta", frozenset({"import datetime"}))
_MAPPING = Code("Mapping[str, Any]", frozenset({"from collections.abc import Mapping", "from typing import Any"}))
_DICT = Code("dict[str, Any]", frozenset({"from typing import Any"}))

_LIST = Code("list[Any] | tuple[Any, ...]", frozenset({"from typing import Any"}))
_JSON = Code(
    "bool | float | str | Sequence[Any] | Mapping[str, Any]",
    frozenset({"from collections.abc import Mapping, Sequence", "from typing import Any"}),
)

_TIMESTAMP = "google.protobuf.Timestamp"
_DURATION = "google.protobuf.Duration"
_STRUCT = "google.protobuf.Struct"
_VALUE = "google.protobuf.Value"
_LIST_VALUE = "google.protobuf.ListValue"
# The wrappers, with what they wrap.
_WRAPPED = {
    "Bool": "bool",
    "Bytes": "bytes",
    "Double": "float",
    "Float": "float",
    "Int32": "int",
    "Int64": "int",
    "String": "str",
    "UInt32": "int",
    "UInt64": "int",
}

# What the fields of well-known types get without being asked.
ADAPTER_OF_MESSAGE = {
    _TIMESTAMP: "timestamp",
    _DURATION: "duration",
    _STRUCT: "struct",
    _VALUE: "value",
    _LIST_VALUE: "list_value",
    **{f"google.protobuf.{name}Value": f"{name.lower()}_value" for name in _WRAPPED},
}


@dataclass(frozen=True)
class Adapter:
    """A function, what it takes of callers, what it gives them, and the function that undoes it."""

    function: Code
    accepts: Code | None = None
    returns: Code | None = None
    reverse: Code | None = None
    in_containers: Code | None = None  # the function for what stands in lists and maps, where it is another one
    arguments: tuple[Code, ...] = ()  # what the function takes between the value and its name
    is_natural: bool = False  # also takes the message itself
    message: str = ""  # the message or enum it converts; "" where its metadata does not say
    never_fails: bool = False  # whatever a message holds, it has a Python form
    check: Code | None = None  # fails where the conversion from a message would, and takes less than that

    def call(self, *values: str) -> Code:
        """A call of the function."""
        arguments = [*map(Code, values[:1]), *self.arguments, *map(Code, values[1:])]
        return joined([self.function, joined(arguments).wrapped("(", ")")], "")


def _runtime(name: str, module: str = "") -> Code:
    return Code(name, frozenset({f"from viam_cloud_runtime{module} import {name}"}))


def _wrapper(name: str, plain: str) -> Adapter:
    function = _runtime(f"to_{name.lower()}_value", ".messages.wrappers")
    return Adapter(function, Code(plain), is_natural=True, message=f"google.protobuf.{name}Value")


BUILT_IN = {
    "timestamp": Adapter(
        _runtime("to_timestamp"),
        _DATETIME,
        _DATETIME,
        _runtime("from_timestamp"),
        is_natural=True,
        message=_TIMESTAMP,
        check=_runtime("check_timestamp", ".messages.times"),
    ),
    "duration": Adapter(
        _runtime("to_duration"), _TIMEDELTA, _TIMEDELTA, _runtime("from_duration"), is_natural=True, message=_DURATION
    ),
    "struct": Adapter(
        _runtime("to_struct"),
        _MAPPING,
        _DICT,
        _runtime("struct_to_dict"),
        is_natural=True,
        message=_STRUCT,
        never_fails=True,
    ),
    "value": Adapter(
        _runtime("to_optional_value", ".messages.json_values"),
        _JSON,
        in_containers=_runtime("to_value"),
        is_natural=True,
        message=_VALUE,
    ),
    "list_value": Adapter(_runtime("to_list_value"), _LIST, is_natural=True, message=_LIST_VALUE),
    **{f"{name.lower()}_value": _wrapper(name, plain) for name, plain in _WRAPPED.items()},
    "datetime": Adapter(_runtime("from_timestamp"), returns=_DATETIME, message=_TIMESTAMP),
    "dict": Adapter(_runtime("struct_to_dict"), returns=_DICT, message=_STRUCT, never_fails=True),
}


LIST, MAP = (_runtime(name, ".messages.containers") for name in ("to_list", "to_map"))


def for_each(adapter: Adapter, container: Code, accepts: Code) -> Adapter:
    """The adapter of a list or map whose items another one converts."""
    return Adapter(container, accepts, arguments=(adapter.in_containers or adapter.function,))


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
