"""The same arguments for both SDKs, made from the documented types."""

from __future__ import annotations

import datetime
import importlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from google.protobuf import json_format

from tests.peers.parity.fill import filled
from tests.support.documented_surface import DocumentedParam

_MESSAGE_MODULES = (
    "app", "app.data", "app.datasync", "app.dataset", "app.datapipelines", "app.mltraining", "app.packages",
    "app.billing", "provisioning", "common",
)  # fmt: skip
_TIME = datetime.datetime(2026, 3, 4, 5, 6, 7, tzinfo=datetime.timezone.utc)
_JSON = {"name": "value", "nested": {"list": [1.5, "x", None, True]}}
_SIMPLE: dict[str, Any] = {
    "float": 0.25,
    "int": 7,
    "bytes": b"some bytes",
    "datetime": _TIME,
    "list[str]": ["one", "two"],
    "Mapping[str, ValueTypes]": _JSON,
    "Mapping[str, Any]": _JSON,
    "Dict[str, Any]": {"name": 1},
    "list[Dict[str, Any]]": [{"$match": {"name": "x"}}, {"$limit": 5}],
    "list[bytes] | list[Dict[str, Any]]": [{"$match": {"name": "x"}}, {"$limit": 5}],
    "list[Mapping[str, Any]]": [{"reading": 1.5}, {"reading": 2.5}],
    "tuple[datetime, datetime]": (_TIME, _TIME + datetime.timedelta(seconds=2)),
    "list[tuple[datetime, datetime]]": [(_TIME, _TIME), (_TIME, _TIME)],
    "list[BinaryID] | list[str]": ["one", "two"],
    "BinaryID | str": "one",
    "_ROLE_TYPE": "owner",
    "_RESOURCE_TYPE_TYPE": "location",
}
_BY_NAME: dict[str, Any] = {
    "file_ext": ".txt",
    "file_extension": ".txt",
    "robot_config_json": '{"components": []}',
    "config_json": '{"a": 1}',
    "indent": 2,
    "log_levels": ["error"],
}


@dataclass
class Sdk:
    """One of the two: where its messages and classes are."""

    proto_package: str
    app_client_module: str
    scratch: Path
    _messages: dict[str, Any] = field(default_factory=dict)

    def argument(self, param: DocumentedParam) -> Any:
        """A value for a parameter."""
        if param.name in _BY_NAME:
            return _BY_NAME[param.name]
        if param.name == "dest":
            return str(self.scratch / "dest")
        if param.name == "filepath":
            path = self.scratch / "reading.csv"
            path.write_bytes(b"a,b\n1,2\n")
            return str(path)
        kind = _normalized(param.type)
        if kind == "str":
            return f"<{param.name}>"
        if kind == "bool":
            return param.default != "True"
        if kind in _SIMPLE:
            return _SIMPLE[kind]
        return self._special(kind)

    def _special(self, kind: str) -> Any:
        repeated = re.fullmatch(r"list\[(.*)\]", kind)
        if repeated:
            return [self._special(repeated[1])]
        if kind.endswith(".ValueType"):
            return self._find(kind.removesuffix(".ValueType")).DESCRIPTOR.values[-1].number
        module = importlib.import_module(self.app_client_module)
        if kind == "Fragment.Visibility":
            return module.Fragment.Visibility.PUBLIC
        if kind == "APIKeyAuthorization":
            return module.APIKeyAuthorization(role="owner", resource_type="robot", resource_id="<id>")
        message = filled(self._find(kind))
        # A second conversion proves that nothing of the first is shared.
        return json_format.Parse(json_format.MessageToJson(message), type(message)())

    def _find(self, name: str) -> Any:
        for module in _MESSAGE_MODULES:
            found = getattr(importlib.import_module(f"{self.proto_package}.{module}"), name, None)
            if found is not None:
                return found
        raise LookupError(f"no message or enum {name} in {self.proto_package}")


def _normalized(text: str) -> str:
    """`Optional[List[str]]` -> `list[str]`, `Union[A, B]` -> `A | B`."""
    text = text.removesuffix(" | None")
    if text.startswith("Optional["):
        text = text.removeprefix("Optional[").removesuffix("]")
    if text.startswith("Union["):
        inner = text.removeprefix("Union[").removesuffix("]")
        depth, parts, start = 0, [], 0
        for index, character in enumerate(inner):
            depth += (character == "[") - (character == "]")
            if character == "," and depth == 0:
                parts.append(inner[start:index].strip())
                start = index + 1
        text = " | ".join([*parts, inner[start:].strip()])
    return re.sub(r"\b(List|Tuple)\[", lambda match: f"{match[1].lower()}[", text)
