"""BSON documents: queries, pipelines and index specifications on the way in, rows on the way out."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false
# bson's own types name some that are unknown.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.messages.unconvertible import UnconvertibleError
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.pymongo import require_pymongo_bson
from viam_cloud_runtime.viam.extended_json import bson_values

if TYPE_CHECKING:
    from bson.codec_options import CodecOptions


def encode_pipeline(value: Sequence[Mapping[str, Any]] | Sequence[bytes], name: str = "value") -> list[bytes]:
    """Turn the stages of a MongoDB aggregation into BSON.

    Args:
        value: The stages in order, each a mapping or a BSON document as bytes. What none at all means is the server's
            to say.
        name: What errors call it.

    Returns:
        A BSON document for each stage.

    Raises:
        TypeError: It is no list of stages, or one of them holds something that BSON does not have.
        ValueError: One of them holds a value that BSON cannot hold.

    Example:
        >>> decode_document(encode_pipeline([{"$limit": 5}])[0])
        {'$limit': 5}
    """
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"{name}: expected a list of stages, got {type(value).__name__}")
    return [encode_document(stage, f"{name}[{position}]") for position, stage in enumerate(value)]


def encode_specification(value: Mapping[str, Any], name: str = "value") -> list[bytes]:
    """Turn an index specification into BSON, as a list with the one document.

    Args:
        value: The specification: its keys with their direction.
        name: What errors call it.

    Returns:
        The document, in a list.

    Raises:
        TypeError: It is no mapping, or holds something that BSON does not have.
        ValueError: It is empty, or holds a value that BSON cannot hold.
    """
    document = encode_document(value, name)
    if isinstance(value, Mapping) and not value:
        raise ValueError(f"{name}: expected the keys to index, such as {{'time_received': -1}}, got none")
    return [document]


def encode_document(value: Mapping[str, Any] | bytes, name: str = "value") -> bytes:
    """Turn a mapping into a BSON document.

    Args:
        value: The mapping. Extended JSON in it, such as `{"$date": "2026-02-10T09:00:00Z"}`, becomes what it means;
            times without a zone count as UTC, with a `NaiveTimeWarning`. Bytes are taken as BSON already.
        name: What errors call it.

    Returns:
        The document.

    Raises:
        TypeError: It is neither, or holds something that BSON does not have.
        ValueError: It holds a value that BSON cannot hold.
        ImportError: Another distribution has replaced the `bson` of pymongo.
    """
    if isinstance(value, bytes):
        return value
    if not isinstance(value, Mapping):
        raise TypeError(f"{name}: expected a dict or BSON bytes, got {type(value).__name__}")
    require_pymongo_bson()
    with IMPORTING:
        import bson
        from bson.errors import BSONError

    values = bson_values(value, name)
    try:
        return bson.encode(values)
    except BSONError as error:
        raise TypeError(f"{name}: {error}") from None
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{name}: {error}") from None


def decode_document(document: bytes) -> dict[str, Any]:
    """Turn a BSON document into a dict, with times in UTC that carry their zone.

    Args:
        document: The document.

    Returns:
        The dict. A time outside of the years 1 to 9999 stays a `bson.datetime_ms.DatetimeMS`.

    Raises:
        ValueError: The bytes are no BSON document, or hold what Python cannot.
        ImportError: Another distribution has replaced the `bson` of pymongo.
    """
    options = _options()
    with IMPORTING:
        import bson

    try:
        return bson.decode(document, options)
    except Exception as error:
        # Also RecursionError, OverflowError and whatever else bytes that are no good document bring about.
        raise UnconvertibleError(document, "document", f"cannot be read as BSON: {error}") from None


@lru_cache(maxsize=1)
def _options() -> CodecOptions[dict[str, Any]]:
    require_pymongo_bson()
    with IMPORTING:
        from datetime import timezone

        from bson.codec_options import CodecOptions, DatetimeConversion

    return CodecOptions(tz_aware=True, tzinfo=timezone.utc, datetime_conversion=DatetimeConversion.DATETIME_AUTO)


def data_source_type(source_type: int | str, use_recent_data: bool | None) -> int | str:
    """The store a query reads: the chosen one, or the hot data store when recent data is asked for."""
    return "TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE" if use_recent_data else source_type
