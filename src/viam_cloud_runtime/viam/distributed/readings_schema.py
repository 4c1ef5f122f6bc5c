"""The columns of readings in a plan: the same in every partition, and known before anything is read."""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false
# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from viam_cloud_runtime.errors import ConversionError
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.values import scalar_types

if TYPE_CHECKING:
    import pyarrow as pa

PayloadColumns: TypeAlias = Mapping[str, "type[bool] | type[int] | type[float] | type[str]"]
"""Values of the payload that become columns, by the keys that lead to them: `{"readings.temperature": float}`."""

_TEXTS = ("part_id", "resource_name", "resource_api", "method_name")
_MORE_TEXTS = ("organization_id", "location_id", "robot_name", "robot_id", "part_name")
_TYPES: dict[str, type] = {"bool": bool, "int": int, "float": float, "str": str}
_NUMBERS = (int, float)


@dataclass(frozen=True)
class ReadingsSchema:
    """The columns of readings.

    Attributes:
        columns: Values of the payload with columns of their own: where they are, and the name of their type.
    """

    columns: tuple[tuple[str, str], ...] = ()

    def arrow(self) -> pa.Schema:
        """The schema in Arrow's words."""
        with IMPORTING:
            import pyarrow as pa

        fields: list[tuple[str, Any]] = [(name, pa.string()) for name in _TEXTS]
        fields.append(("time_captured", pa.timestamp("us", "UTC")))
        fields += [(name, pa.string()) for name in _MORE_TEXTS]
        fields += [("method_parameters", pa.string()), ("tags", pa.list_(pa.string()))]
        fields += [(f"payload.{path}", scalar_types()[_TYPES[kind]]) for path, kind in self.columns]
        return pa.schema([*fields, ("payload", pa.string())])

    def batch(self, points: Sequence[Any]) -> pa.RecordBatch:
        """Readings as columns.

        Raises:
            ConversionError: A value of the payload is not of the type of its column.
        """
        with IMPORTING:
            import pyarrow as pa

        values: dict[str, list[Any]] = {
            name: [getattr(point, name) for point in points]
            for name in (*_TEXTS, "time_captured", *_MORE_TEXTS, "tags")
        }
        values["method_parameters"] = [_json(point.method_parameters) for point in points]
        # Copied where something is taken out, as what is left is a column, too.
        payloads = [_copied(point.payload) if self.columns else point.payload for point in points]
        for path, kind in self.columns:
            keys = path.split(".")
            values[f"payload.{path}"] = [_checked(_taken(payload, keys), kind, path) for payload in payloads]
        values["payload"] = [_json(payload) for payload in payloads]
        schema = self.arrow()
        make: Callable[..., pa.Array[Any]] = cast("Any", pa.array)
        arrays = [make(values[name], schema.field(name).type) for name in schema.names]
        return pa.RecordBatch.from_arrays(arrays, schema=schema)


def readings_schema(columns: PayloadColumns | None) -> ReadingsSchema:
    """The schema with these columns.

    Raises:
        TypeError: It is no mapping of texts to types.
        ValueError: A type or a path is none that there can be.
    """
    if columns is None:
        return ReadingsSchema()
    if not isinstance(columns, Mapping):
        raise TypeError(
            f"columns: expected types by keys of the payload, such as {{'readings.temperature': float}}, got {type(columns).__name__}"
        )
    names = {kind: name for name, kind in _TYPES.items()}
    for path, kind in columns.items():
        if not isinstance(path, str) or not all(path.split(".")):
            raise ValueError(f"columns: expected keys of the payload such as 'readings.temperature', got {path!r:.60}")
        if kind not in names:
            raise ValueError(f"columns: {path}: expected bool, int, float or str, got {kind!r:.60}")
        above = [other for other in columns if path.startswith(f"{other}.")]
        if above:
            raise ValueError(f"columns: {path} is within {above[0]}, which is a column itself; keep one of them")
    return ReadingsSchema(tuple((path, names[kind]) for path, kind in columns.items()))


def _copied(value: Any) -> Any:
    return (
        {key: _copied(below) for key, below in cast("dict[str, Any]", value).items()} if type(value) is dict else value
    )


def _taken(payload: dict[str, Any], keys: Sequence[str]) -> Any:
    """A value, which is no longer in the payload then, and neither is what held nothing else; None without one."""
    key, *below = keys
    if not below:
        return payload.pop(key, None)
    around = payload.get(key)
    if type(around) is not dict:
        return None
    mapping = cast("dict[str, Any]", around)
    value = _taken(mapping, below)
    if not mapping:
        del payload[key]
    return value


def _checked(value: Any, kind: str, path: str) -> Any:
    expected = _TYPES[kind]
    if value is None or (type(value) is expected and expected is not int):
        return value
    # JSON has but one type of numbers.
    if type(value) in _NUMBERS and (expected is float or (expected is int and _is_int64(value))):
        return expected(value)
    raise ConversionError("", f"payload.{path}", f"expected {kind}, got {type(value).__name__} {value!r:.60}")


def _is_int64(value: float) -> bool:
    return -(2**63) <= value < 2**63 and value == int(value)


def _json(value: object) -> str | None:
    # In one order, as a message has none: the same readings are the same file each time.
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None
