"""Rows taken apart into columns: nested mappings flattened, column by column and batch by batch."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, islice
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol, TypeAlias, TypeVar, cast

from viam_cloud_runtime.errors import ConversionError
from viam_cloud_runtime.messages.plain_values import NONE, PLAIN, plain
from viam_cloud_runtime.messages.unconvertible import UnconvertibleError
from viam_cloud_runtime.messages.view import View, read_all
from viam_cloud_runtime.tables.arrays import Piece, make_piece
from viam_cloud_runtime.tables.decoded_rows import Cells, DecodedRows, Mappings
from viam_cloud_runtime.tables.known_columns import Schema, has_known_columns, known_columns
from viam_cloud_runtime.tables.values import Kind, arrow_type

if TYPE_CHECKING:
    import pyarrow as pa
    from google.protobuf.message import Message

RowT = TypeVar("RowT")

BATCH_ROWS = 2048

TEXT_COLUMN = "value"
"""Where rows are that are mere text, such as tags."""


def batches(rows: Iterable[RowT]) -> Iterator[list[RowT]]:
    """The rows, some at a time.

    Raises:
        TypeError: They cannot be iterated over, or are one text.
    """
    if isinstance(rows, (str, bytes)):
        raise TypeError(f"rows: expected rows, got {type(rows).__name__}; make it a list")
    if isinstance(rows, AsyncIterable):
        raise TypeError("rows: an async iterable, which the function of the same name in `aio.tables` takes")
    iterator = map(read, rows)
    while batch := list(islice(iterator, BATCH_ROWS)):
        yield batch


async def batches_async(rows: Iterable[RowT] | AsyncIterable[RowT]) -> AsyncGenerator[list[RowT]]:
    """The rows, some at a time."""
    if not isinstance(rows, AsyncIterable):
        for batch in batches(rows):
            yield batch
        return
    taken: list[RowT] = []
    async for row in rows:
        taken.append(read(row))
        if len(taken) == BATCH_ROWS:
            yield taken
            taken = []
    if taken:
        yield taken


def read(row: RowT) -> RowT:
    """The row; of a view all fields have been read, which is fastest right after its message was made."""
    if isinstance(row, View):
        read_all(row)
    return row


def item_type_of(rows: object) -> object:
    """The type of what a stream or a list in pages gives, item by item; None where it does not say."""
    return getattr(rows, "item_type", None)


ResultT = TypeVar("ResultT")


class DataClass(Protocol):
    """Any data class, such as the plain classes that methods return."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


Row: TypeAlias = "Mapping[str, object] | DataClass | Message | str"

_MAX_DEPTH = 100
_EMPTY: dict[object, object] = {}


class Column:
    """A key, at its place among the keys above it; both a column and the mapping of columns below it."""

    __slots__ = ("_children", "depth", "holds_mappings", "kinds", "name")

    def __init__(self, name: str, depth: int) -> None:
        self.name: str = name
        self.depth: int = depth
        self.kinds: Set[Kind] = frozenset()
        self.holds_mappings: bool = False
        self._children: dict[str, Column] = {}

    def child(self, key: str) -> Column:
        """The column of a key of the mappings that are in this one."""
        found = self._children.get(key)
        if found is None:
            found = self._children[key] = Column(self._name_below(key), self.depth + 1)
        return found

    def _name_below(self, key: str) -> str:
        try:
            key.encode()
        except UnicodeEncodeError:
            raise ValueError(f"a table cannot have a column of the name {key!r:.80}, with lone surrogates") from None
        escaped = key.replace("\\", "\\\\").replace(".", "\\.")
        return f"{self.name}.{escaped}" if self.depth else escaped

    @property
    def arrow_type(self) -> pa.DataType:
        """The type that holds all that the column has held so far."""
        return arrow_type(self.kinds)

    def visible(self) -> Iterator[Column]:
        """The columns of the table, this one before those below it.

        None where other rows have a mapping is no column of its own.
        """
        if self.depth and (self.kinds or not self.holds_mappings):
            yield self
        for below in self._children.values():
            yield from below.visible()


class Batch(NamedTuple):
    """Some rows, as arrays; columns in which all of them have None are left out."""

    num_rows: int
    pieces: dict[Column, Piece]

    @property
    def nbytes(self) -> int:
        """How much memory the arrays take."""
        return sum(piece.array.nbytes for piece in self.pieces.values())


class Columns:
    """The columns of a table, found while its rows are read."""

    def __init__(self) -> None:
        self._root = Column("", 0)
        self._rows_before = 0

    def visible(self) -> list[Column]:
        """The columns found so far, in their order in the table."""
        return list(self._root.visible())

    def declare(self, schema: Schema) -> None:
        """There are these columns, whatever the rows are. Their types fit what is said here and what rows hold.

        Raises:
            TypeError: It is no schema, or names types that tables do not have.
        """
        for known in known_columns(schema):
            column = self._root
            for key in known.path:
                column.holds_mappings = True
                column = column.child(key)
            column.kinds |= known.kinds
            column.holds_mappings |= known.is_mapping

    def declare_if_empty(self, item_type: object) -> None:
        """If there have been no rows, there are the columns that rows of this type would have had."""
        if not self._rows_before and has_known_columns(item_type):
            self.declare(cast("type[Any]", item_type))

    def add(self, rows: Sequence[object] | DecodedRows) -> Batch:
        """Take rows apart, or what was decoded of them.

        Raises:
            TypeError: A row is no mapping, data class or message, or holds something that a table cannot hold.
            ValueError: A row holds text that is no Unicode, a time that is out of range, or is nested too deeply;
                `ConversionError` where a message in it holds what fits into no Python type.
        """
        if isinstance(rows, DecodedRows):
            return self._add_decoded(rows)
        batch = Batch(len(rows), {})
        names = _common_fields(rows)
        if names is None:
            self._add_mappings(self._root, self._each(_as_mapping, rows, self._root), batch)
        else:
            for name in names:
                self._add_values(self._root.child(name), list(map(attrgetter(name), rows)), batch)
        self._rows_before += len(rows)
        return batch

    def _add_decoded(self, rows: DecodedRows) -> Batch:
        batch = Batch(rows.num_rows, {})
        for name, cells in rows.columns.items():
            self._add_cells(self._root.child(name), cells, batch)
        self._rows_before += rows.num_rows
        return batch

    def _add_cells(self, column: Column, cells: Cells, batch: Batch) -> None:
        if isinstance(cells, Mappings):
            column.holds_mappings = True
            for key, below in cells.columns.items():
                self._add_cells(column.child(key), below, batch)
        elif isinstance(cells, Piece):
            column.kinds |= cells.kinds
            batch.pieces[column] = cells
        elif cells is not None:
            self._add_values(column, cells, batch)

    def _add_mappings(self, column: Column, mappings: Sequence[Mapping[Any, object]], batch: Batch) -> None:
        if column.depth == _MAX_DEPTH:
            raise ValueError(f"rows: nested deeper than {_MAX_DEPTH} levels, or contain themselves")
        for key in dict.fromkeys(chain.from_iterable(mappings)):
            if not isinstance(key, str):
                number = self._rows_before + next(number for number, keys in enumerate(mappings) if key in keys)
                place = f"rows[{number}]{f': {column.name}' if column.name else ''}"
                raise TypeError(f"{place}: keys must be str, got {type(key).__name__} {key!r:.60}")
            try:
                values = list(map(itemgetter(key), mappings))
            except KeyError:
                values = [mapping.get(key) for mapping in mappings]
            self._add_values(column.child(key), values, batch)

    def _add_values(self, column: Column, values: list[object], batch: Batch) -> None:
        types: set[type] = set(map(type, values))
        if not types <= PLAIN:
            values = self._each(plain, values, column)
            types = set(map(type, values))
        if dict in types:
            column.holds_mappings = True
            mappings: list[Any] = [value if type(value) is dict else _EMPTY for value in values]
            self._add_mappings(column, mappings, batch)
            values = [None if type(value) is dict else value for value in values]
            types.discard(dict)
        if types <= {NONE}:
            return
        try:
            piece = make_piece(values, types)
        except UnicodeEncodeError:
            raise ValueError(f"rows: {column.name}: text with lone surrogates cannot be in a table") from None
        except RecursionError:
            raise ValueError(f"rows: {column.name}: nested too deeply") from None
        except (TypeError, ValueError) as error:
            raise _placed(error, column) from None
        column.kinds |= piece.kinds
        batch.pieces[column] = piece

    def _each(self, change: Callable[[Any], ResultT], values: Iterable[object], column: Column) -> list[ResultT]:
        """Every value changed; an error says in which row."""
        changed: list[ResultT] = []
        last: object = None
        try:
            for value in values:
                # Neighbours often share what they hold, such as the metadata of a page of data.
                changed.append(changed[-1] if changed and value is last else change(value))
                last = value
        except (TypeError, ValueError) as error:
            raise _placed(error, column, self._rows_before + len(changed)) from None
        return changed


def _placed(error: TypeError | ValueError, column: Column, row: int | None = None) -> TypeError | ValueError:
    """The error for the caller: where in the rows it was met."""
    if isinstance(error, UnconvertibleError):
        return ConversionError("", column.name or error.name, error.reason, row=row)
    place = ": ".join(filter(None, ["rows" if row is None else f"rows[{row}]", column.name]))
    # Not of its own class, which may take other arguments.
    kind = TypeError if isinstance(error, TypeError) else ValueError
    return kind(f"{place}: {error}")


def _common_fields(rows: Sequence[object]) -> list[str] | None:
    """The names of the fields if all rows are of one data class."""
    [row_type, *others] = set(map(type, rows))
    if others or not dataclasses.is_dataclass(row_type):
        return None
    return [field.name for field in dataclasses.fields(row_type)]


def _as_mapping(row: object) -> dict[object, object]:
    if isinstance(row, str):
        return {TEXT_COLUMN: row}
    # Not all that `plain` makes a mapping of is one row.
    mapping = plain(row) if _is_row(row) else None
    if not isinstance(mapping, dict):
        raise TypeError(f"expected a mapping, a data class or a message, got {type(row).__name__}")
    return cast("dict[object, object]", mapping)


def _is_row(value: Any) -> bool:
    return isinstance(value, Mapping) or hasattr(value, "DESCRIPTOR") or dataclasses.is_dataclass(value)
