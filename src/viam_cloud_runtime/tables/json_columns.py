"""JSON objects as columns, from the wire: every key of a batch at once, without a Python object for each value."""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from viam_cloud_runtime.messages.json_values import list_value_to_list, struct_to_dict
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.arrays import Piece
from viam_cloud_runtime.tables.decoded_rows import Cells, Mappings
from viam_cloud_runtime.tables.values import Element
from viam_cloud_runtime.tables.wire_decoder import LeftToProtobufError, WireDecoder

if TYPE_CHECKING:
    import pyarrow as pa

Array: TypeAlias = "pa.Array[Any]"

_SCALARS = {"number_value": float, "string_value": str, "bool_value": bool}
_MAX_DEPTH = 16
"""Objects within objects here, and as many values within values that Python is needed for: each is three messages at most,
of which protobuf reads 100 within each other, and says so where there are more."""


class _Values(NamedTuple):
    """JSON values of some rows: an array for each kind, in which those of other kinds are null or empty lists."""

    rows: Array
    """The row of each, ascending."""
    arrays: dict[str, Array]

    def slice(self, start: int, length: int) -> _Values:
        return _Values(
            self.rows.slice(start, length), {kind: array.slice(start, length) for kind, array in self.arrays.items()}
        )


class JsonColumns:
    """Takes the JSON objects of one batch apart.

    Args:
        decoder: Decodes what is serialized.
        num_rows: How many rows the batch has.
    """

    def __init__(self, decoder: WireDecoder, num_rows: int) -> None:
        with IMPORTING:
            import pyarrow as pa

        self._decoder = decoder
        self._num_rows = num_rows
        self.all_rows: Array = pa.array(range(num_rows), pa.int32())

    def mappings(self, objects: Array, rows: Array, depth: int = 0) -> Mappings:
        """The columns of JSON objects.

        Args:
            objects: The entries of each object, as the decoder gives them.
            rows: The row of each object, ascending.
            depth: How many objects they are in.

        Raises:
            LeftToProtobufError: Something has to be merged, or is not what it should be.
        """
        if depth > _MAX_DEPTH:
            raise LeftToProtobufError
        found: list[tuple[int, str, _Values]] = []
        start = 0
        values, keys = _by_key(objects, rows)
        for key, count in keys.items():
            found.append((values.rows[start].as_py(), key, values.slice(start, count)))
            start += count
        # As where one row after the other is read: in the order of first appearance, those of one row by the alphabet.
        found.sort(key=lambda entry: entry[:2])
        return Mappings({key: self._cells(values, depth) for _, key, values in found})

    def _cells(self, values: _Values, depth: int) -> Cells:
        kinds = [kind for kind, array in values.arrays.items() if _has_any(array)]
        if not kinds:
            return None
        [kind, *others] = kinds
        array = values.arrays[kind]
        if others:
            return self._python_values(values)
        if kind in _SCALARS:
            return Piece(self.in_rows(array, values.rows), {_SCALARS[kind]})
        serialized, rows = present(array, values.rows)
        if kind == "struct_value":
            return self.mappings(self._decoder.objects(serialized), rows, depth + 1)
        return self._lists(self._decoder.lists(serialized), rows) or self._python_values(values)

    def _lists(self, lists: Any, rows: Array) -> Piece | None:
        """Lists of numbers, of texts or of booleans; None if they are others."""
        with IMPORTING:
            import pyarrow as pa

        elements = _by_kind(lists.flatten())
        kinds = [kind for kind, array in elements.items() if _has_any(array)]
        if len(kinds) != 1 or kinds[0] not in _SCALARS:
            return None
        array: Array = pa.ListArray.from_arrays(lists.offsets, elements[kinds[0]])
        return Piece(self.in_rows(array, rows), {list, Element(_SCALARS[kinds[0]])})

    def in_rows(self, array: Array, rows: Array) -> Array:
        """An array for all rows of the batch: null where a row has no value."""
        with IMPORTING:
            import pyarrow.compute as pc

        if len(array) == self._num_rows:
            # Copied all the same: it may be a slice of what all keys have, and has room for as much again.
            return array.take(self.all_rows)
        return array.take(pc.index_in(self.all_rows, value_set=rows))

    def _python_values(self, values: _Values) -> list[object]:
        """Values of several kinds, and lists of others than scalars: what Python is needed for."""
        with IMPORTING:
            from google.protobuf.struct_pb2 import ListValue, Struct

        found: list[object] = [None] * self._num_rows
        rows: Any = values.rows.to_pylist()
        for kind, array in values.arrays.items():
            for row, value in zip(rows, array.to_pylist(), strict=True):
                if value is None or value == []:
                    continue
                if kind == "struct_value":
                    value = struct_to_dict(Struct.FromString(value[0]))
                elif kind == "list_value":
                    value = list_value_to_list(ListValue.FromString(value[0]))
                if not _is_within(_MAX_DEPTH, value):
                    raise LeftToProtobufError
                found[row] = value
        return found


def _is_within(depth: int, value: object) -> bool:
    """Whether there are no more values within each other than that."""
    if not isinstance(value, (dict, list)):
        return True
    items = cast("Iterable[object]", value.values() if isinstance(value, dict) else value)
    return depth > 0 and all(_is_within(depth - 1, item) for item in items)


def _by_key(objects: Any, rows: Array) -> tuple[_Values, dict[str, int]]:
    """The values in objects, those of a key one after the other, and how many there are of each key."""
    with IMPORTING:
        import pyarrow.compute as pc

    entries = objects.flatten()
    keys = entries.field("key").dictionary_encode()
    order = pc.array_sort_indices(keys.indices)
    codes: Any = keys.indices.take(order)
    rows = rows.take(pc.list_parent_indices(objects)).take(order)
    _refuse_repeated_keys(codes, rows)
    counts: Any = pc.value_counts(codes).field("counts")
    values = _Values(rows, _by_kind(_only_ones(entries.field("value")).take(order)))
    return values, dict(zip(keys.dictionary.to_pylist(), counts.to_pylist(), strict=True))


def _refuse_repeated_keys(codes: Array, rows: Array) -> None:
    """Of a key that an object has twice the last counts; they come one after the other here."""
    with IMPORTING:
        import pyarrow.compute as pc

    arrays: tuple[Any, Any] = codes, rows
    same_key, same_row = (pc.equal(array[1:], array[:-1]) for array in arrays)
    if pc.any(pc.and_(same_key, same_row)).as_py():
        raise LeftToProtobufError


def _by_kind(values: Any) -> dict[str, Array]:
    """JSON values by kind: an array for each, as long as all.

    Raises:
        LeftToProtobufError: A value is of two kinds, of which the last counts.
    """
    with IMPORTING:
        import pyarrow.compute as pc

    arrays = {kind: values.field(kind) for kind in (*_SCALARS, "null_value", "struct_value", "list_value")}
    numbers_of_kinds: list[Any] = [_lengths(array) for array in arrays.values() if _has_any(array)]
    if numbers_of_kinds and pc.max(reduce(pc.add, numbers_of_kinds)).as_py() > 1:
        raise LeftToProtobufError
    del arrays["null_value"]
    return arrays


def _is_list(array: Any) -> bool:
    with IMPORTING:
        import pyarrow as pa

    return pa.types.is_list(array.type)


def _has_any(array: Any) -> bool:
    if not _is_list(array):
        return bool(array.null_count < len(array))
    return bool(array.offsets[0].as_py() < array.offsets[-1].as_py())


def _lengths(array: Any) -> Any:
    """How many values there are for each row."""
    with IMPORTING:
        import pyarrow as pa
        import pyarrow.compute as pc

    return pc.list_value_length(array) if _is_list(array) else array.is_valid().cast(pa.int32())


def _only_ones(lists: Any) -> Any:
    """What is in lists of one element each.

    Raises:
        LeftToProtobufError: One has none, or several, which would be merged.
    """
    elements, rows = present(lists, lists)
    if len(rows) < len(lists):
        raise LeftToProtobufError
    return elements


def present(lists: Any, rows: Array) -> tuple[Any, Array]:
    """What is in lists of one element at most.

    Args:
        lists: A list for each row.
        rows: The rows.

    Returns:
        The elements, and the row of each.

    Raises:
        LeftToProtobufError: A list has several elements, which would be merged.
    """
    with IMPORTING:
        import pyarrow as pa
        import pyarrow.compute as pc

    lengths = _lengths(lists)
    if len(lists) and pc.max(lengths).as_py() > 1:
        raise LeftToProtobufError
    elements: Any = lists.flatten()
    return elements, rows if len(elements) == len(lists) else rows.filter(lengths.cast(pa.bool_()))
